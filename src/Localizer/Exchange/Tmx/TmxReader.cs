using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>
/// Reads TMX 1.4b, one unit at a time. Inline codes: <c>bpt</c> and <c>ept</c> pair by <c>i</c>, <c>hi</c> is a pair, <c>it</c> a lone
/// half, <c>ph</c> and <c>ut</c> stand alone; what is inside a code is its own, no text. Nothing is ever fetched: a document type that
/// names an external file is passed over, and one with declarations of its own is refused, as is a reference to an entity that XML
/// does not define.
/// </summary>
public static class TmxReader
{
    /// <summary>Reads a file's units.</summary>
    /// <param name="content">The file's bytes, in any encoding that XML allows; read as the units are asked for.</param>
    /// <param name="file">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is no XML, no TMX, or holds declarations or entities; the place is named.</exception>
    public static IEnumerable<TmxUnit> Read(Stream content, string file)
    {
        ArgumentNullException.ThrowIfNull(content);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var reader = XmlReader.Create(content, settings);
        var body = new Body(reader, file);
        if (!body.TryEnter())
            yield break;
        while (body.ReadUnit() is { } unit)
            yield return unit;
    }

    private sealed class Body(XmlReader reader, string file)
    {
        /// <summary>Goes to the first unit.</summary>
        public bool TryEnter() => Guard(() =>
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.DocumentType && !string.IsNullOrEmpty(reader.Value))
                    throw Bad("tmx-declarations", "The document type has declarations of its own, such as entities.", "Take out what stands between [ and ].");
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName == "tmx")
                    return true;
                throw Bad("tmx-root", $"The file's root is <{reader.LocalName}>, not <tmx>.", "Give a TMX file.");
            }

            return false;
        });

        /// <summary>Reads the next unit, or gives <see langword="null"/> at the file's end.</summary>
        public TmxUnit? ReadUnit() => Guard(() =>
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "tu" })
                    return ReadVariants();
            }

            return null;
        });

        private TmxUnit ReadVariants()
        {
            var (id, position, depth) = (reader.GetAttribute("tuid"), Position, reader.Depth);
            var (unitBy, unitAt) = Provenance();
            var variants = new List<TmxVariant>();
            var numbers = new CodeNumbers();
            while (!reader.IsEmptyElement || reader.Depth > depth)
            {
                if (!reader.Read() || (reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
                    break;
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "tuv" } && ReadVariant(numbers, unitBy, unitAt) is { } variant)
                    variants.Add(variant);
            }

            return new TmxUnit(id, position, variants);
        }

        private TmxVariant? ReadVariant(CodeNumbers numbers, string? unitBy, string? unitAt)
        {
            var tag = reader.GetAttribute("xml:lang") ?? reader.GetAttribute("lang");
            var (by, at) = Provenance();
            if (reader.IsEmptyElement)
                return null;
            var depth = reader.Depth;
            CodedText? text = null;
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "seg" })
                    text = ReadSegment(numbers);
            }

            // A language that is none, such as the *all* of some tools, makes the variant nobody's.
            return text is not null && Locale.TryParse(tag, out var locale) ? new TmxVariant(locale, text, by ?? unitBy, at ?? unitAt) : null;
        }

        private (string? By, string? At) Provenance() =>
            (reader.GetAttribute("changeid") ?? reader.GetAttribute("creationid"), reader.GetAttribute("changedate") ?? reader.GetAttribute("creationdate"));

        private CodedText ReadSegment(CodeNumbers numbers)
        {
            var text = new StringBuilder();
            var codes = ImmutableArray.CreateBuilder<PlacedCode>();
            if (reader.IsEmptyElement)
                return CodedText.Empty;
            numbers.BeginVariant();
            var depth = reader.Depth;
            var highlights = new Stack<int>();
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                        text.Append(reader.Value);
                        break;
                    case XmlNodeType.Element when reader.LocalName == "hi":
                        var highlight = numbers.Of("x", reader.GetAttribute("x"));
                        codes.Add(new PlacedCode(text.Length, new InlineCode(highlight, CodeKind.Opening)));
                        if (reader.IsEmptyElement)
                            codes.Add(new PlacedCode(text.Length, new InlineCode(highlight, CodeKind.Closing)));
                        else
                            highlights.Push(highlight);
                        break;
                    case XmlNodeType.EndElement when reader.LocalName == "hi" && highlights.TryPop(out var open):
                        codes.Add(new PlacedCode(text.Length, new InlineCode(open, CodeKind.Closing)));
                        break;
                    case XmlNodeType.Element:
                        codes.Add(new PlacedCode(text.Length, ReadCode(numbers)));
                        SkipContent();
                        break;
                    case XmlNodeType.EntityReference:
                        throw Bad("tmx-entity", $"The entity '&{reader.Name};' is not defined.", "Write the character itself.");
                }
            }

            return new CodedText(text.ToString(), codes.ToImmutable());
        }

        private InlineCode ReadCode(CodeNumbers numbers)
        {
            var x = reader.GetAttribute("x");
            return reader.LocalName switch
            {
                "bpt" => new InlineCode(numbers.OfPair(reader.GetAttribute("i"), x), CodeKind.Opening),
                "ept" => new InlineCode(numbers.OfPair(reader.GetAttribute("i"), null), CodeKind.Closing),
                "it" => new InlineCode(numbers.Of("x", x), reader.GetAttribute("pos") == "end" ? CodeKind.Closing : CodeKind.Opening),
                _ => new InlineCode(numbers.Of("x", x), CodeKind.Standalone),
            };
        }

        private void SkipContent()
        {
            if (reader.IsEmptyElement)
                return;
            var depth = reader.Depth;
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
            }
        }

        private TextPosition Position => reader is IXmlLineInfo info && info.HasLineInfo()
            ? new TextPosition(Math.Max(1, info.LineNumber), Math.Max(1, info.LinePosition))
            : TextPosition.Start;

        private T Guard<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (XmlException exception)
            {
                var position = new TextPosition(Math.Max(1, exception.LineNumber), Math.Max(1, exception.LinePosition));
                throw new BadInputException(
                    new Diagnostic("tmx-not-xml", Severity.Error, exception.Message, new Place(file, position), "Mend the file, or export it again."),
                    exception);
            }
        }

        private BadInputException Bad(string id, string message, string hint) =>
            new(new Diagnostic(id, Severity.Error, message, new Place(file, Position), hint));
    }

    /// <summary>Gives the codes of a unit's variants numbers: by <c>x</c> where a code has one, else by their order within the variant.</summary>
    private sealed class CodeNumbers
    {
        private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _pairs = new(StringComparer.Ordinal);
        private int _anonymous;

        public void BeginVariant()
        {
            _pairs.Clear();
            _anonymous = 0;
        }

        public int Of(string kind, string? key)
        {
            var name = key is null ? string.Create(CultureInfo.InvariantCulture, $"#{++_anonymous}") : $"{kind}{key}";
            if (!_byKey.TryGetValue(name, out var number))
                _byKey.Add(name, number = _byKey.Count + 1);
            return number;
        }

        public int OfPair(string? i, string? x)
        {
            var pair = i ?? "";
            if (!_pairs.TryGetValue(pair, out var number))
                _pairs.Add(pair, number = x is not null ? Of("x", x) : Of("i", i));
            return number;
        }
    }
}
