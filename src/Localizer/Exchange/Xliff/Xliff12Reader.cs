using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>Reads XLIFF 1.2 that came back from a translator: the segments of one page.</summary>
internal sealed class Xliff12Reader
{
    private const int MaxCodes = 10_000;

    private static readonly XmlFormat Format = new("xliff", XliffReader.MaxDepth, "Give an XLIFF 1.2 file.")
    {
        NameOf = (space, name) => space is Xliff12Writer.Namespace or "" ? name : "",
    };

    private readonly XmlCursor _cursor;

    private Xliff12Reader(XmlCursor cursor) => _cursor = cursor;

    /// <summary>Reads a file.</summary>
    /// <param name="xliff">The file's bytes.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <exception cref="BadInputException">It is not well-formed, is no XLIFF 1.2, or is past a limit; with file, line, column and what to do.</exception>
    public static ReturnedFile Read(ReadOnlyMemory<byte> xliff, string file)
    {
        using var content = new MemoryStream(xliff.ToArray(), writable: false);
        using var cursor = XmlCursor.Open(content, Format, file);
        return new Xliff12Reader(cursor).ReadDocument();
    }

    private ReturnedFile ReadDocument()
    {
        _cursor.ReadRoot("xliff");
        var (result, segments) = (default(ReturnedFile), ImmutableArray.CreateBuilder<ReturnedSegment>());
        while (_cursor.Read())
        {
            if (!_cursor.IsElement)
                continue;
            switch (_cursor.Name)
            {
                case "file" when result is null:
                    result = new ReturnedFile(LocaleOf("source-language"), LocaleOf("target-language"), _cursor.Attribute("original") ?? "", null, []);
                    break;
                case "file":
                    throw _cursor.Refuse("files", "The file holds several <file> elements.", "Give each page a file of its own.");
                case "external-file" when result is not null:
                    result = result with { Skeleton = _cursor.Attribute("href") };
                    break;
                case "header" or "skl" or "body" or "group":
                    break;
                case "trans-unit":
                    segments.Add(ReadSegment());
                    break;
                default:
                    _cursor.SkipElement();
                    break;
            }
        }

        if (result is null)
            throw _cursor.Refuse("file", "The file holds no <file>.", "Give the file that 'localizer extract --xliff' wrote.");
        return result with { Segments = segments.DrainToImmutable() };
    }

    private Locale LocaleOf(string attribute) => Locale.TryParse(_cursor.Attribute(attribute), out var locale)
        ? locale : throw _cursor.Refuse("language", $"<file> has no known {attribute}.", "Give it a BCP 47 tag such as vi or pt-BR.");

    private ReturnedSegment ReadSegment()
    {
        var (position, id, isApproved) = (_cursor.Position, _cursor.Attribute("id") ?? "", _cursor.Attribute("approved") == "yes");
        var cut = id.LastIndexOf('.');
        if (cut <= 0)
            throw _cursor.Refuse("id", $"The <trans-unit> '{id}' is none of ours.", "Give the file that 'localizer extract --xliff' wrote, translated.");
        var (source, target, state) = (default(CodedText), default(CodedText), default(string));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var element in _cursor.Children())
        {
            if (element == "source" && source is null)
            {
                source = ReadText(numbers);
            }
            else if (element == "target" && target is null)
            {
                state = _cursor.Attribute("state");
                target = ReadText(numbers);
            }
            else
            {
                _cursor.SkipElement();
            }
        }

        return new ReturnedSegment(
            id[..cut], id[(cut + 1)..], source ?? throw _cursor.Refuse("source", "A <trans-unit> has no <source>.", "Take it back from an earlier version of the file."),
            target, isApproved || state is "final" or "signed-off", position);
    }

    private CodedText ReadText(Dictionary<string, int> numbers)
    {
        if (_cursor.IsEmptyElement)
            return CodedText.Empty;
        var (text, codes, open) = (new StringBuilder(), ImmutableArray.CreateBuilder<PlacedCode>(), new Stack<int?>());
        var depth = _cursor.Depth;
        while (_cursor.Read() && _cursor.Depth > depth)
        {
            if (_cursor.IsText)
                _cursor.AppendText(run => text.Append(run), text.Length, XliffReader.MaxSegmentLength);
            else if (_cursor.IsElement)
                ReadCode(numbers, text.Length, codes, open);
            else if (_cursor.IsEndElement && open.TryPop(out var pair) && pair is { } number)
                codes.Add(new PlacedCode(text.Length, new InlineCode(number, CodeKind.Closing)));
            if (codes.Count > MaxCodes)
                throw _cursor.Refuse("segment-too-large", $"The segment has more than {MaxCodes} codes.", "Cut the unit into several.");
        }

        return new CodedText(text.ToString(), codes.DrainToImmutable());
    }

    private void ReadCode(Dictionary<string, int> numbers, int offset, ImmutableArray<PlacedCode>.Builder codes, Stack<int?> open)
    {
        var (name, isEmpty) = (_cursor.Name, _cursor.IsEmptyElement);
        var kind = name switch { "bx" or "bpt" => CodeKind.Opening, "ex" or "ept" => CodeKind.Closing, _ => CodeKind.Standalone };
        switch (name)
        {
            case "g":
                var number = NumberOf(numbers);
                codes.Add(new PlacedCode(offset, new InlineCode(number, CodeKind.Opening)));
                if (isEmpty)
                    codes.Add(new PlacedCode(offset, new InlineCode(number, CodeKind.Closing)));
                else
                    open.Push(number);
                break;
            case "x" or "bx" or "ex" or "ph" or "bpt" or "ept" or "it":
                codes.Add(new PlacedCode(offset, new InlineCode(NumberOf(numbers), kind)));
                _cursor.SkipElement();
                break;
            default:
                // Marks are read through.
                if (!isEmpty)
                    open.Push(null);
                break;
        }
    }

    // A target's code stands for the source's with the same id; another gets a number that no source has.
    private int NumberOf(Dictionary<string, int> numbers)
    {
        var id = _cursor.Attribute("rid") ?? _cursor.Attribute("id") ?? "";
        if (!numbers.TryGetValue(id, out var number))
            numbers.Add(id, number = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain : 1_000_000 + numbers.Count);
        return number;
    }
}
