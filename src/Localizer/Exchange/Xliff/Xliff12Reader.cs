using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>
/// Reads XLIFF 1.2, of ours or of others, as far as translations go: units with their codes, states and notes. Marks (<c>mrk</c>) are read
/// through; alternatives, binary units and what other tools add is left out.
/// </summary>
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
    /// <returns>Its <c>file</c> elements, in order.</returns>
    /// <exception cref="BadInputException">It is not well-formed, is no XLIFF 1.2, or is past a limit; with file, line, column and what to do.</exception>
    public static ImmutableArray<Xliff12File> Read(ReadOnlyMemory<byte> xliff, string file)
    {
        using var content = XliffReader.Open(xliff, file);
        using var cursor = XmlCursor.Open(content, Format, file);
        return new Xliff12Reader(cursor).ReadDocument();
    }

    private ImmutableArray<Xliff12File> ReadDocument()
    {
        _cursor.ReadRoot("xliff");
        var files = ImmutableArray.CreateBuilder<Xliff12File>();
        var (units, facts) = (ImmutableArray.CreateBuilder<Xliff12Unit>(), ImmutableArray.CreateBuilder<XliffMeta>());
        while (_cursor.Read())
        {
            if (!_cursor.IsElement)
                continue;
            switch (_cursor.Name)
            {
                case "file":
                    Conclude();
                    files.Add(new Xliff12File(LocaleOf("source-language") ?? throw NoLocale("source-language"), LocaleOf("target-language"), _cursor.Attribute("original") ?? "", _cursor.Position));
                    break;
                case "external-file" when files.Count > 0:
                    files[^1] = files[^1] with { Skeleton = _cursor.Attribute("href") };
                    break;
                case "note" when files.Count > 0 && _cursor.Attribute("from") == XliffNames.Prefix:
                    if (_cursor.ReadText(XliffReader.MaxSegmentLength).Split(Xliff12Writer.FactSeparator, 2) is [var name, var value])
                        facts.Add(new XliffMeta(name, value));
                    break;
                case "header" or "skl" or "body" or "group":
                    break;
                case "trans-unit" when files.Count > 0:
                    units.Add(ReadUnit());
                    break;
                default:
                    _cursor.SkipElement();
                    break;
            }
        }

        Conclude();
        return files.Count > 0 ? files.DrainToImmutable() : throw _cursor.Refuse("file", "The file holds no <file>.", "Give the file that 'localizer extract --xliff' wrote.");

        void Conclude()
        {
            if (files.Count > 0)
                files[^1] = files[^1] with { Units = units.DrainToImmutable(), Meta = facts.DrainToImmutable() };
        }
    }

    private Locale? LocaleOf(string attribute)
    {
        if (_cursor.Attribute(attribute) is not { } tag)
            return null;
        return Locale.TryParse(tag, out var locale) ? locale : throw NoLocale(attribute);
    }

    private BadInputException NoLocale(string attribute) => _cursor.Refuse("language", $"<file> has no known {attribute}.", "Give it a BCP 47 tag such as vi or pt-BR.");

    private Xliff12Unit ReadUnit()
    {
        var unit = new Xliff12Unit(_cursor.Attribute("id") ?? "", CodedText.Empty, null, _cursor.Position)
        {
            Name = _cursor.Attribute("resname"),
            IsApproved = _cursor.Attribute("approved") == "yes",
            IsTranslatable = _cursor.Attribute("translate") != "no",
        };
        var (source, notes) = (default(CodedText), ImmutableArray.CreateBuilder<XliffNote>());
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var element in _cursor.Children())
        {
            if (element == "source" && source is null)
                source = ReadText(numbers);
            else if (element == "target" && unit.Target is null)
                unit = unit with { State = _cursor.Attribute("state"), Target = ReadText(numbers) };
            else if (element == "note")
                notes.Add(ReadNote());
            else
                _cursor.SkipElement();
        }

        return unit with
        {
            Source = source ?? throw _cursor.Refuse("source", "A <trans-unit> has no <source>.", "Take it back from an earlier version of the file."),
            Notes = notes.DrainToImmutable(),
        };
    }

    private XliffNote ReadNote()
    {
        var by = _cursor.Attribute("from");
        return new XliffNote(_cursor.ReadText(XliffReader.MaxSegmentLength), Category: by == Xliff12Writer.Translator ? null : by);
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
