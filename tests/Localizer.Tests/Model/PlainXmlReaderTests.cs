using System.Text;
using System.Xml;
using Localizer.Exchange.Xliff;
using Localizer.Model;

namespace Localizer.Tests.Model;

/// <summary>The reader of plain XML reads what the platform's reads, as that does, or gives up.</summary>
public sealed class PlainXmlReaderTests
{
    private const int Mutations = 20_000;

    private static readonly string[] AskedFor = ["id", "state", "name", "type", "category", "xmlns", "version", "xml:space", "canCopy", "hex", "dataRefStart"];

    [Fact]
    public void What_we_write_is_plain_and_read_as_the_platform_does()
    {
        var xml = Record();
        var nodes = Plain(xml);
        nodes.ShouldNotBeNull();
        nodes.ShouldBe(Platform(xml));
        nodes.Count.ShouldBeGreaterThan(100);
    }

    public static TheoryData<string> Others => new()
    {
        { "<xliff xmlns=\"u\"><!-- a comment --></xliff>" }, { "<xliff xmlns=\"u\"><![CDATA[x]]></xliff>" }, { "<xliff xmlns=\"u\"><?pi x?></xliff>" },
        { "<!DOCTYPE xliff [<!ENTITY e \"x\">]><xliff xmlns=\"u\">&e;</xliff>" }, { "<xliff xmlns=\"u\"><a xmlns=\"v\"/></xliff>" }, { "<xliff xmlns=\"u\"><p:a/></xliff>" },
        { "<xliff xmlns=\"u\">a\r\nb</xliff>" }, { "<xliff xmlns=\"u\" a=\"x\ty\"/>" }, { "<xliff xmlns=\"u\"><é/></xliff>" },
        { "<xliff xmlns=\"u\"><a></b></xliff>" }, { "<xliff xmlns=\"u\" a=\"1\" a=\"2\"/>" }, { "<xliff xmlns=\"u\" a=\"1\"b=\"2\"/>" }, { "<xliff xmlns=\"u\">&unknown;</xliff>" },
        { "<xliff xmlns=\"u\">&#0;</xliff>" }, { "<xliff xmlns=\"u\">&#xD800;</xliff>" }, { "<xliff xmlns=\"u\">]]></xliff>" }, { "<xliff xmlns=\"u\">\u0001</xliff>" },
        { "<xliff xmlns=\"u\">\uFFFE</xliff>" }, { "<xliff xmlns=\"u\"><a b=\"<\"/></xliff>" }, { "<xliff xmlns=\"u\"/><xliff/>" }, { "<xliff xmlns=\"u\"/>text" }, { "<xliff xmlns=\"u\">" },
        { "<xliff xmlns=\"u\"><a" }, { "<xliff xmlns=\"u\"></xliff></xliff>" }, { "" }, { "<xliff xmlns=\"u\" xml:space=\"kept\"/>" }, { "<xliff xmlns=\"u\" xml:lang=\"vi\"/>" }, { "<xliff xmlns=\"u\" xmlns:p=\"\"/>" }, { "<xliff xmlns=\"u\" a=\"&lt\"/>" },
        { "<xliff xmlns=\"u\">" + string.Concat(Enumerable.Range(0, 500).Select(i => $"<n{i}/>")) + "</xliff>" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_else_is_left_to_the_platform(string xml) => Plain(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml)).ShouldBeNull();

    [Fact]
    public void What_is_damaged_is_left_to_the_platform_or_read_as_it_does()
    {
        var random = new Random(11);
        var whole = Record();
        string[] pieces = ["<", ">", "/", "&", ";", "\"", "'", "=", " ", "\n", "<a>", "</a>", "&amp;", "&#65;", "&#x1F600;", "]]>", "xmlns=\"x\"", "mda:", "<pc id=\"1\">", "é", "\uFFFF", "\0", "<!--", "-->"];
        var read = 0;
        for (var round = 0; round < Mutations; round++)
        {
            var xml = whole.ToList();
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var at = random.Next(xml.Count);
                switch (random.Next(3))
                {
                    case 0:
                        xml.RemoveRange(at, Math.Min(random.Next(1, 12), xml.Count - at));
                        break;
                    case 1:
                        xml.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                        break;
                    default:
                        xml[at] = (byte)random.Next(256);
                        break;
                }
            }

            if (Plain([.. xml]) is not { } nodes)
                continue;
            read++;
            nodes.ShouldBe(Platform([.. xml]), $"round {round}");
        }

        read.ShouldBeInRange(Mutations / 10, Mutations * 9 / 10);
    }

    private static List<string>? Plain(byte[] xml)
    {
        try
        {
            using var reader = PlainXmlReader.TryOpen(xml);
            return reader is null ? null : Nodes(reader);
        }
        catch (NotPlainXmlException)
        {
            return null;
        }
    }

    private static List<string> Platform(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml));
        return Nodes(reader);
    }

    private static List<string> Nodes(XmlReader reader)
    {
        var nodes = new List<string>();
        var (place, buffer) = ((IXmlLineInfo)reader, new char[7]);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.XmlDeclaration)
                continue;
            var type = reader.NodeType == XmlNodeType.SignificantWhitespace ? XmlNodeType.Whitespace : reader.NodeType;
            var node = new StringBuilder($"{place.LineNumber}:{place.LinePosition} {type} {reader.Depth} {reader.Name}|{reader.LocalName}|{(type == XmlNodeType.Element ? reader.NamespaceURI : "")}|{reader.IsEmptyElement} ");
            foreach (var name in AskedFor)
                node.Append(type == XmlNodeType.Element ? reader.GetAttribute(name) ?? "-" : "").Append('|');
            if (type is XmlNodeType.Text or XmlNodeType.Whitespace)
            {
                for (int count; (count = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
                    node.Append(buffer, 0, count);
            }

            nodes.Add(node.ToString());
        }

        return nodes;
    }

    private static byte[] Record()
    {
        var bold = new CodedText("A b & c <d> \"e\" \u0001 \U0001F600 ắ", [new PlacedCode(2, new InlineCode(1, CodeKind.Opening)), new PlacedCode(3, new InlineCode(1, CodeKind.Closing)), new PlacedCode(6, new InlineCode(2, CodeKind.Standalone))]);
        var segment = new XliffSegment("s1", bold, bold) { State = XliffState.Translated, SubState = "localizer:needs-review", Meta = [new XliffMeta("origin", "provider"), new XliffMeta("hash", "0123456789abcdef")] };
        return XliffWriter.Write(new XliffDocument(Locale.Parse("en"), Locale.Parse("vi"), "a & b/\"c\".html",
        [
            new XliffUnit("u1", [segment, new XliffIgnorable(new CodedText(" ")), new XliffSegment("s2", new CodedText("Tiếng Việt.\tTab\nLine"), null)])
            {
                Kind = "title",
                Name = "title",
                Notes = [new XliffNote("A note & more.", "n1", "glossary", "source")],
                Data = [new XliffCodeData(new InlineCode(1, CodeKind.Opening), "<b class=\"x\">")],
                Traits = new Dictionary<int, CodeTraits> { [2] = new CodeTraits(false, false) },
            },
            new XliffUnit("u2", [new XliffSegment("s1", CodedText.Empty, CodedText.Empty), new XliffSegment("s2", new CodedText(new string('x', 3_000)), new CodedText("  "))]),
        ])
        { Earlier = [new XliffUnit("u3", [segment])], Skeleton = "articles/a.html" });
    }
}
