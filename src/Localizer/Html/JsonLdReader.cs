using System.Globalization;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>A string of a JSON-LD script that is text.</summary>
/// <param name="Property">The property that holds it.</param>
/// <param name="Range">The bytes between its quotes.</param>
/// <param name="Language">The language that the script declares for it, or <see langword="null"/>.</param>
/// <param name="IsTerms">Whether it is a list of terms.</param>
internal readonly record struct JsonLdText(string Property, ByteRange Range, string? Language = null, bool IsTerms = false);

/// <summary>What was found in a script.</summary>
/// <param name="Texts">The strings, in the script's order; none when it is not valid.</param>
/// <param name="Error">The byte at which the script stops being valid JSON, or <see langword="null"/>.</param>
/// <param name="Languages">Where it says the language of something that is translated with the page.</param>
/// <param name="Urls">The addresses of pages, those of works that the page's translation does not translate left out.</param>
internal readonly record struct JsonLdTexts(IReadOnlyList<JsonLdText> Texts, int? Error, IReadOnlyList<JsonLdLanguage> Languages, IReadOnlyList<AttributeSite> Urls);

/// <summary>
/// Reads JSON (RFC 8259) on the page's own bytes, whatever its encoding, and finds the strings that are text by their property and
/// the <c>@type</c> of their object. A property may come before the type, so an object's strings wait for its end.
/// </summary>
internal ref struct JsonLdReader
{
    private const int DeepestNesting = 128;

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

    /// <summary>An object or an array that is open; an array's strings belong to the object and property around it.</summary>
    private sealed class Frame(bool isObject, Frame? owner, int start)
    {
        public bool IsObject { get; } = isObject;

        /// <summary>The byte after its opening brace or bracket.</summary>
        public int Start { get; } = start;

        /// <summary>Whether it is a work of its own, which the page's translation does not translate: a video, the source of a translation.</summary>
        public bool IsAnotherWork { get; } = owner is not null && (owner.IsAnotherWork || SchemaTexts.IsAnotherWork(owner.Property));

        /// <summary>Whether it says which work it translates.</summary>
        public bool SaysItsSource { get; set; }

        /// <summary>The strings that say its language.</summary>
        public List<(string Property, ByteRange Value)> Languages { get; } = [];

        public Frame Owner => IsObject || owner is null ? this : owner;

        public bool HasMembers { get; set; }

        public string Property { get; set; } = "";

        public List<string> Types { get; } = [];

        /// <summary>What <c>@language</c> or <c>inLanguage</c> says.</summary>
        public string? Language { get; set; }

        /// <summary>The string of a value object, which has a language or a type of its own: <c>{"@value": "Text", "@language": "en"}</c>.</summary>
        public ByteRange? Value { get; set; }

        public List<JsonLdText> Waiting { get; } = [];
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
        if (frame.Value is { } value)
        {
            around?.Waiting.Add(new JsonLdText(around.Property, value, frame.Language));
            return;
        }

        if (around is not null && frame.Types.Count == 0 && SchemaTexts.IsThrough(around.Property))
        {
            around.Waiting.AddRange(frame.Waiting);
            return;
        }

        foreach (var text in frame.Waiting)
        {
            var role = SchemaTexts.RoleOf(text.Property, frame.Types);
            if (role != SchemaRole.None)
                _texts.Add(text with { Language = text.Language ?? frame.Language, IsTerms = role == SchemaRole.Terms });
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
        frame.SaysItsSource |= frame.Property == "translationOfWork";
        SkipSpace();
        return TrySkip(':');
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
        _frames.Push(new Frame(IsAt('{'), around?.Owner, _position + 1));
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

    private static bool IsNumber(ReadOnlySpan<byte> word) =>
        word.Length > 0
        && char.IsAsciiDigit((char)word[^1])
        && (word[0] == '-' || char.IsAsciiDigit((char)word[0]))
        && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

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
                if (position + 1 >= _end || !Escapes.Contains(_markup[position + 1]))
                    break;
                position += 2;
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
