using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Tbx;

/// <summary>
/// Reads TBX-Basic and TBX-Min, version 2 (<c>martif</c>) and 3, in both styles: data categories as attributes (DCA) and as elements
/// (DCT). What breaks the structure of TBX, or puts a data category where none may be, is refused with its place.
/// </summary>
internal sealed class TbxReader
{
    private const int MaxTextLength = 1 << 16;

    private static readonly string[] HeaderText = ["p", "title", "note"];

    private readonly XmlCursor _xml;
    private readonly List<string> _open = [];
    private readonly ImmutableArray<TbxConcept>.Builder _concepts = ImmutableArray.CreateBuilder<TbxConcept>();
    private readonly TbxDraft _draft = new();

    private TbxReader(XmlCursor xml) => _xml = xml;

    /// <summary>Reads a termbase.</summary>
    /// <param name="content">The file; not closed.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <exception cref="BadInputException">It is no TBX, declares entities, or breaks the format's rules; with line and column.</exception>
    public static TbxDocument Read(Stream content, string file)
    {
        using var xml = XmlCursor.Open(content, TbxNames.Format, file);
        xml.ReadRoot("tbx");
        var locale = LocaleOf(xml, "xml:lang") ?? throw xml.Refuse("no-language", $"<{xml.NameInFile}> has no xml:lang.", "Say in which language the source terms are.");
        var dialect = xml.Attribute("type") ?? "TBX";
        var reader = new TbxReader(xml);
        reader.ReadInto("tbx");
        return new TbxDocument(dialect, locale, reader._concepts.DrainToImmutable());
    }

    private static Locale? LocaleOf(XmlCursor xml, string attribute)
    {
        if (xml.Attribute(attribute) is not { } tag)
            return null;
        return Locale.TryParse(tag, out var locale) ? locale : throw xml.Refuse("language", $"'{tag}' is no known language.", "Give a BCP 47 tag such as vi or pt-BR.");
    }

    private void ReadInto(string root)
    {
        _open.Add(root);
        while (_open.Count > 0 && _xml.Read())
        {
            if (_xml.IsElement)
                Begin(_xml.Name);
            else if (_xml.IsEndElement)
                End();
            else if (_xml.IsText)
                CheckText();
        }
    }

    private void Begin(string name)
    {
        CheckPlace(name);
        if (name == "term")
        {
            var position = _xml.Position;
            _draft.BeginTerm(position, Text());
            return;
        }

        if (_open.Contains("body") && CategoryOf(name) is { } category)
        {
            var position = _xml.Position;
            Take(category, Text(), position);
            return;
        }

        if (name == "note" && _open.Contains("termSec"))
        {
            _draft.AddNote(Text());
            return;
        }

        if (name == "conceptEntry")
            _draft.BeginConcept(_xml.Attribute("id") ?? "");
        else if (name == "langSec")
            _draft.BeginLanguage(LocaleOf(_xml, "xml:lang") ?? throw _xml.Refuse("no-language", $"<{_xml.NameInFile}> has no xml:lang.", "Say in which language its terms are."));
        else if (name == "descripGrp")
            _draft.DescriptionsInGroup = 0;
        if (!_xml.IsEmptyElement)
            _open.Add(name);
        else if (name is "conceptEntry" or "langSec" or "termSec")
            throw _xml.Refuse("empty", $"<{_xml.NameInFile}> is empty.", "Remove it, or give it a term.");
    }

    private void End()
    {
        var name = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (name == "termSec" && !_draft.HasTerm)
            throw _xml.Refuse("no-term", "A term's section ends without a <term>.", "Give it a term, or remove it.");
        if (name == "termSec")
            _draft.EndTerm();
        else if (name == "langSec")
            _draft.EndLanguage();
        else if (name == "conceptEntry")
            _concepts.Add(_draft.EndConcept());
    }

    private string Text() => _xml.ReadText(MaxTextLength).Trim();

    /// <summary>The data category that an element holds, or <see langword="null"/> when it holds none.</summary>
    private string? CategoryOf(string name)
    {
        if (name.StartsWith(TbxNames.CategoryMark))
            return name[1..];
        if (!TbxNames.Typed.Contains(name))
            return null;
        return _xml.Attribute("type") is { Length: > 0 } type ? type : throw _xml.Refuse("no-type", $"<{name}> has no type.", "Name its data category.");
    }

    private void CheckPlace(string name)
    {
        var parent = _open[^1];
        var isRight = name switch
        {
            "tbxHeader" or "text" => parent == "tbx",
            "body" or "back" => parent == "text",
            "conceptEntry" => parent == "body",
            "langSec" => parent == "conceptEntry",
            "termSec" => parent == "langSec",
            "term" => parent is "termSec" or "termGrp",
            _ when _open.Contains("body") => IsKnown(name) && parent is not ("body" or "text"),
            _ => parent is not ("tbx" or "text"),
        };
        if (!isRight)
            throw _xml.Refuse("element", $"<{_xml.NameInFile}> cannot stand in <{parent}>.", "Remove it, or move it to its place.");
        if (name == "term" && _draft.HasTerm)
            throw _xml.Refuse("two-terms", "A term's section has a second <term>.", "Give each term a section of its own.");
        if (_open.Contains("termSec") && name != "term" && name != "termGrp" && !_draft.HasTerm)
            throw _xml.Refuse("term-first", $"<{_xml.NameInFile}> stands before the <term> of its section.", "Put the term first.");
        if (name == "descrip" && parent == "descripGrp" && ++_draft.DescriptionsInGroup > 1)
            throw _xml.Refuse("two-descriptions", "A <descripGrp> has a second <descrip>.", "Give each a group of its own.");
    }

    private static bool IsKnown(string name) =>
        name.StartsWith(TbxNames.CategoryMark) || TbxNames.Typed.Contains(name) || TbxNames.Groups.Contains(name) || name is "note" or "date" or "hi" or "foreign" or "ph" or "sc" or "ec" or "pc";

    // The header's words stand in paragraphs, and no words stand between elements.
    private void CheckText()
    {
        if (Array.Exists(HeaderText, _open.Contains) || _open.Contains("back") || _open.Contains("date"))
            return;
        var isBlank = true;
        _xml.AppendText(run => isBlank &= run.IsWhiteSpace(), 0, MaxTextLength);
        if (!isBlank)
            throw _xml.Refuse("text", $"Words stand right inside <{_open[^1]}>.", "Put them into an element, in the header into <p>.");
    }

    private void Take(string category, string value, TextPosition position)
    {
        var isAtTerm = _open.Contains("termSec");
        switch (category)
        {
            case "partOfSpeech" when !TbxNames.PartsOfSpeech.Contains(value):
                throw Wrong(position, "part-of-speech", $"'{value}' is no part of speech of TBX.", "Write noun, verb, adjective, adverb, properNoun or other.");
            case "definition" when isAtTerm:
                throw Wrong(position, "level", "A definition is of a concept or a language, not of a term.", "Move it out of the term's section.");
            case "partOfSpeech":
                _draft.PartOfSpeech = value;
                break;
            case "administrativeStatus" or "usageStatus":
                _draft.Status = TbxNames.StatusOf(value)
                    ?? throw Wrong(position, "status", $"'{value}' is no status of TBX.", "Write preferredTerm-admn-sts, admittedTerm-admn-sts or deprecatedTerm-admn-sts.");
                break;
            case "subjectField":
                _draft.SubjectField = value;
                break;
            case "definition":
                _draft.Definition ??= value;
                break;
            default:
                if (_open[^1] == "transacGrp" && category is not ("transactionType" or "responsibility"))
                    throw Wrong(position, "category", $"'{category}' is no data category of a transaction.", "Write transactionType or responsibility.");
                break;
        }
    }

    private BadInputException Wrong(TextPosition position, string id, string message, string hint) =>
        new(_xml.Say(Severity.Error, id, message, position, hint));
}
