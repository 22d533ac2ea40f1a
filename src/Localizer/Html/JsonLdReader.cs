using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>A string of a JSON-LD script that is text.</summary>
/// <param name="Property">The property that holds it.</param>
/// <param name="Range">The bytes between its quotes.</param>
/// <param name="Language">The language that the script declares for it, or <see langword="null"/>.</param>
/// <param name="IsTerms">Whether it is a list of terms.</param>
/// <param name="LanguageKey">The name in a language map that says its language, <c>en</c> in <c>{"en": "Text"}</c>; none for most.</param>
internal readonly record struct JsonLdText(string Property, ByteRange Range, string? Language = null, bool IsTerms = false, ByteRange? LanguageKey = null);

/// <summary>What was found in a script.</summary>
/// <param name="Texts">The strings, in the script's order; none when it is not valid.</param>
/// <param name="Error">The byte at which the script stops being valid JSON, or <see langword="null"/>.</param>
/// <param name="Languages">Where it says the language of something that is translated with the page.</param>
/// <param name="Urls">The addresses of pages, those of works that the page's translation does not translate left out.</param>
internal readonly record struct JsonLdTexts(IReadOnlyList<JsonLdText> Texts, int? Error, IReadOnlyList<JsonLdLanguage> Languages, IReadOnlyList<AttributeSite> Urls);

/// <summary>
/// Reads JSON (RFC 8259) on the page's own bytes, whatever its encoding, and finds the strings that are text by their property and
/// the <c>@type</c> of their object. A property may come before the type, so an object's strings wait for its end; so does a language
/// that an object says of all in it.
/// </summary>
internal ref partial struct JsonLdReader
{
    private const int DeepestNesting = 128;
    private const int MostLanguages = 64;

    private static ReadOnlySpan<byte> Escapes => "\"\\/bfnrtu"u8;

    private readonly ReadOnlySpan<byte> _markup;
    private readonly PageEncoding _encoding;
    private readonly CharacterBuffer _buffer = new();
    private readonly Stack<Frame> _frames = [];
    private readonly List<JsonLdText> _texts = [];
    private readonly List<JsonLdLanguage> _languages = [];
    private readonly List<AttributeSite> _urls = [];
    private readonly int _end;
    private int _position;

    private JsonLdReader(ReadOnlySpan<byte> markup, ByteRange script, PageEncoding encoding)
    {
        _markup = markup;
        _encoding = encoding;
        _position = script.Start;
        _end = script.End;
    }

    /// <summary>Finds the texts of a script.</summary>
    /// <param name="markup">The whole markup.</param>
    /// <param name="script">The script's content.</param>
    /// <param name="encoding">The markup's encoding.</param>
    public static JsonLdTexts Read(ReadOnlySpan<byte> markup, ByteRange script, PageEncoding encoding)
    {
        var reader = new JsonLdReader(markup, Unwrapped(markup, script), encoding);
        if (!reader.TryRead())
            return new JsonLdTexts([], reader._position, [], []);
        reader._texts.Sort((one, other) => one.Range.Start.CompareTo(other.Range.Start));
        reader._languages.Sort((one, other) => one.Value.Start.CompareTo(other.Value.Start));
        return new JsonLdTexts(reader._texts, null, reader._languages, reader._urls);
    }

    // Pages that were XHTML once wrap their scripts in a CDATA section, which JSON readers of the Web pass over.
    private static ByteRange Unwrapped(ReadOnlySpan<byte> markup, ByteRange script)
    {
        var text = script.Of(markup);
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || !text[start..].StartsWith("<![CDATA["u8))
            return script;
        var end = text.LastIndexOf("]]>"u8);
        return end < 0 ? script : new ByteRange(script.Start + start + "<![CDATA[".Length, script.Start + end);
    }

    private bool TryRead()
    {
        if (!TryReadValue())
            return false;
        while (_frames.TryPeek(out var frame))
        {
            SkipSpace();
            if (IsAt(frame.IsObject ? '}' : ']'))
            {
                Close(frame);
                continue;
            }

            if (frame.HasMembers && !TrySkip(','))
                return false;
            frame.HasMembers = true;
            if (frame.IsObject && !TryReadName(frame))
                return false;
            if (!TryReadValue())
                return false;
        }

        SkipSpace();
        return _position == _end;
    }

    private void Close(Frame frame)
    {
        _position++;
        _frames.Pop();
        if (!frame.IsObject)
            return;
        CloseLanguages(frame);
        var around = _frames.TryPeek(out var parent) && parent.Owner.IsObject ? parent.Owner : null;
        if (frame.IsContext)
        {
            if (around is { IsContext: false })
                around.ContextLanguage ??= frame.Language;
            return;
        }

        if (around is null || !TryGiveTo(around, frame))
            TakeTexts(frame);
        if ((frame.Language ?? frame.ContextLanguage) is not { } language)
            return;
        for (var i = frame.FirstText; i < _texts.Count; i++)
            _texts[i] = _texts[i] with { Language = _texts[i].Language ?? language };
    }

    /// <summary>Gives the strings of an object to the one around it, where they are that one's by JSON-LD's own rules.</summary>
    private static bool TryGiveTo(Frame around, Frame frame)
    {
        if (frame.Value is { } value)
            around.Waiting.Add(new JsonLdText(around.Property, value, frame.Language));
        else if (frame.Types.Count == 0 && SchemaTexts.IsThrough(around.Property))
            around.Waiting.AddRange(frame.Waiting);
        else if (frame.Waiting.Exists(text => text.Property is "@list" or "@set"))
            around.Waiting.AddRange(frame.Waiting.Where(text => text.Property is "@list" or "@set").Select(text => text with { Property = around.Property }));
        else if (frame is { Types.Count: 0, LanguageKeys: { Count: > 0 } keys })
            around.Waiting.AddRange(frame.Waiting.Select(text => OfLanguageMap(text, around.Property, keys)));
        else
            return false;
        return true;
    }

    private static JsonLdText OfLanguageMap(JsonLdText text, string property, List<(string Name, ByteRange Site)> keys) => text.Property == "@none"
        ? text with { Property = property }
        : new JsonLdText(property, text.Range, text.Property, LanguageKey: keys.Find(key => key.Name == text.Property).Site);

    private readonly void TakeTexts(Frame frame)
    {
        if (frame.IsAnotherWork)
            return;
        foreach (var text in frame.Waiting)
        {
            var role = SchemaTexts.RoleOf(text.Property, frame.Types);
            if (role == SchemaRole.None)
                continue;
            _texts.Add(text with { IsTerms = role == SchemaRole.Terms });
            if (text.LanguageKey is { } key && (_languages.Count == 0 || _languages[^1].Value != key))
                _languages.Add(new JsonLdLanguage(key, text.Language!, null));
        }
    }

    private readonly void CloseLanguages(Frame frame)
    {
        if (frame.IsAnotherWork || frame.Types.Exists(SchemaTexts.IsMedia))
            return;
        foreach (var (property, value) in frame.Languages)
        {
            var mayNameSource = property == "inLanguage" && !frame.SaysItsSource;
            _languages.Add(new JsonLdLanguage(value, Unescape(value), mayNameSource ? frame.Start : null));
        }
    }

    private bool TryReadName(Frame frame)
    {
        SkipSpace();
        if (!TryReadString(out var name))
            return false;
        frame.Property = Unescape(name);
        if (frame.LanguageKeys is { } keys && keys.Count < MostLanguages && IsLanguage(frame.Property))
            keys.Add((frame.Property, name));
        else
            frame.LanguageKeys = null;
        frame.SaysItsSource |= frame.Property == "translationOfWork";
        SkipSpace();
        return TrySkip(':');
    }

    // BCP 47: a language of two or three letters, with or without what narrows it down.
    private static bool IsLanguage(string name)
    {
        var end = name.IndexOf('-', StringComparison.Ordinal);
        return name == "@none" || ((end < 0 ? name.Length : end) is 2 or 3 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && char.IsAsciiLetterLower(name[0]));
    }

    /// <summary>Reads a scalar, or the opening of an object or array, whose members the caller's loop reads.</summary>
    private bool TryReadValue()
    {
        SkipSpace();
        if (!IsAt('{') && !IsAt('['))
            return TryReadScalar();
        if (_frames.Count == DeepestNesting)
            return false;
        _frames.TryPeek(out var around);
        _frames.Push(new Frame(IsAt('{'), around?.Owner, _position + 1, _texts.Count));
        _position++;
        return true;
    }

    private readonly bool IsAt(char value) => _position < _end && _markup[_position] == value;

    private bool TrySkip(char value)
    {
        if (!IsAt(value))
            return false;
        _position++;
        return true;
    }

    private bool TryReadScalar()
    {
        if (IsAt('"'))
        {
            if (!TryReadString(out var text))
                return false;
            Keep(text);
            return true;
        }

        var start = _position;
        while (_position < _end && (char.IsAsciiLetterOrDigit((char)_markup[_position]) || _markup[_position] is (byte)'-' or (byte)'+' or (byte)'.'))
            _position++;
        var word = _markup[start.._position];
        if (word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8))
            return true;
        if (IsNumber(word))
            return true;
        _position = start;
        return false;
    }

    // RFC 8259, section 6.
    private static bool IsNumber(ReadOnlySpan<byte> word)
    {
        if (word is [(byte)'-', ..])
            word = word[1..];
        var digits = DigitsOf(word);
        if (digits == 0 || (digits > 1 && word[0] == '0'))
            return false;
        word = word[digits..];
        if (word is [(byte)'.', ..])
        {
            if (DigitsOf(word[1..]) is not (> 0 and var fraction))
                return false;
            word = word[(fraction + 1)..];
        }

        if (word is [(byte)'e' or (byte)'E', ..])
        {
            word = word[1..];
            if (word is [(byte)'+' or (byte)'-', ..])
                word = word[1..];
            return !word.IsEmpty && DigitsOf(word) == word.Length;
        }

        return word.IsEmpty;
    }

    private static int DigitsOf(ReadOnlySpan<byte> word) => word.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : word.Length;

    private void Keep(ByteRange text)
    {
        if (!_frames.TryPeek(out var frame))
            return;
        var owner = frame.Owner;
        if (!owner.IsObject)
            return;
        switch (owner.Property)
        {
            case "@type":
                owner.Types.Add(Unescape(text));
                break;
            case "@value":
                owner.Value = text;
                break;
            case "@language" or "inLanguage":
                owner.Language = Unescape(text);
                owner.Languages.Add((owner.Property, text));
                break;
            case "@id" or "mainEntityOfPage" or "url":
                KeepUrl(owner, text);
                break;
            default:
                owner.Waiting.Add(new JsonLdText(owner.Property, text));
                break;
        }
    }

    // An identifier with a fragment is the name of a thing, which is the same in all languages; one without is a page's address.
    private readonly void KeepUrl(Frame owner, ByteRange text)
    {
        var url = Unescape(text);
        var isName = owner.Property == "@id" && (url.Contains('#', StringComparison.Ordinal) || !(url.StartsWith('/') || url.StartsWith("http", StringComparison.OrdinalIgnoreCase)));
        if (!owner.IsAnotherWork && !isName)
            _urls.Add(new AttributeSite("script", owner.Property, text, TextSyntax.JsonString, url));
    }

    private bool TryReadString(out ByteRange range)
    {
        range = default;
        if (_position >= _end || _markup[_position] != '"')
            return false;
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        var start = _position + 1;
        var position = start;
        while (position < _end)
        {
            var current = _markup[position];
            if (current == '"')
            {
                range = new ByteRange(start, position);
                _position = position + 1;
                return true;
            }

            if (current < ' ')
                break;
            if (current == '\\')
            {
                var length = EscapeLength(position);
                if (length == 0)
                    break;
                position += length;
            }
            else
            {
                // A character at a time: in Shift_JIS and its like the second byte of one may look like a backslash.
                position += current < 0x80 ? 1 : _encoding.ReadCharacter(_markup[position.._end], characters, out _);
            }
        }

        _position = Math.Min(position, _end);
        return false;
    }

    // 0 for what is none.
    private readonly int EscapeLength(int position)
    {
        var escape = _markup[position.._end];
        if (escape.Length < 2 || !Escapes.Contains(escape[1]))
            return 0;
        if (escape[1] != 'u')
            return 2;
        return escape.Length >= 6 && char.IsAsciiHexDigit((char)escape[2]) && char.IsAsciiHexDigit((char)escape[3])
            && char.IsAsciiHexDigit((char)escape[4]) && char.IsAsciiHexDigit((char)escape[5]) ? 6 : 0;
    }

    private readonly string Unescape(ByteRange range)
    {
        _buffer.Clear();
        _buffer.DecodeJson(_markup, range, _encoding);
        return _buffer.Characters.ToString();
    }

    private void SkipSpace()
    {
        while (_position < _end && _markup[_position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _position++;
    }
}
