using System.Text;
using Localizer.Text;

namespace Localizer.Tests.Html;

/// <summary>A page of the corpus.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record CorpusPage(string Name, byte[] Bytes)
{
    /// <summary>The folder of the corpus that it is of; empty for what was made of such a page.</summary>
    public string Set { get; init; } = "";
}

/// <summary>All pages of the corpus: html5lib's inputs, the readability pages, and both with other line ends and fewer end tags.</summary>
internal static class PageCorpus
{
    // The end tags that HTML allows to leave out.
    private static readonly string[] OptionalEndTags =
        ["</p>", "</li>", "</dt>", "</dd>", "</tr>", "</td>", "</th>", "</tbody>", "</thead>", "</option>", "</body>", "</html>", "</head>"];

    public static IEnumerable<CorpusPage> All() => Originals().SelectMany(Variants);

    public static IEnumerable<CorpusPage> Originals() => Readability().Concat(Html5Lib());

    public static IEnumerable<CorpusPage> Readability() => Corpus.Files("readability", "*.html")
        .Select(file => Read(file, "readability"));

    /// <summary>
    /// The HTML files of the other sets: those of two test suites, and real pages in many encodings, as they lie there, most of them without a
    /// declaration, and with one of the encoding that they are in.
    /// </summary>
    public static IEnumerable<CorpusPage> Others() => new[] { "chardet", "its20/inputdata", "tmx" }
        .SelectMany(set => Corpus.Files(set, "*.htm*").Select(file => Read(file, set)))
        .SelectMany(page => page.Set == "chardet" ? [page, Declared(page)] : (CorpusPage[])[page]);

    // The folder is named by the encoding, and some by the language, too.
    private static CorpusPage Declared(CorpusPage page)
    {
        var folder = page.Name.Split('/')[^2];
        var encoding = PageEncoding.FromLabel(folder) ?? PageEncoding.FromLabel(folder.AsSpan()[..folder.LastIndexOf('-')])!;
        byte[] declaration = encoding == PageEncoding.Utf16BigEndian ? [0xFE, 0xFF] : Encoding.ASCII.GetBytes($"<meta charset={encoding.Name}>");
        return page with { Name = $"{page.Name} (declared)", Bytes = [.. declaration, .. page.Bytes] };
    }

    private static CorpusPage Read(string file, string set) =>
        new(Path.GetRelativePath(Corpus.Path("."), file).Replace('\\', '/'), File.ReadAllBytes(file)) { Set = set };

    /// <summary>The <c>#data</c> of html5lib's tree tests and the inputs of its tokenizer tests.</summary>
    public static IEnumerable<CorpusPage> Html5Lib() => TreeTests().Concat(TokenizerTests());

    private static IEnumerable<CorpusPage> TreeTests()
    {
        foreach (var file in Corpus.Files("html5lib/tree-construction", "*.dat"))
        {
            var (number, data, isData) = (0, new List<byte[]>(), false);
            foreach (var line in Lines(File.ReadAllBytes(file)))
            {
                if (line.AsSpan().SequenceEqual("#data"u8))
                    (number, isData, data) = (number + 1, true, []);
                else if (isData && line.AsSpan().SequenceEqual("#errors"u8))
                {
                    isData = false;
                    yield return new CorpusPage($"{Path.GetFileName(file)}#{number}", Join(data)) { Set = "html5lib/tree-construction" };
                }
                else if (isData)
                    data.Add(line);
            }
        }
    }

    private static IEnumerable<CorpusPage> TokenizerTests()
    {
        foreach (var file in Corpus.Files("html5lib/tokenizer", "*.test"))
        {
            using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file));
            if (!document.RootElement.TryGetProperty("tests", out var tests))
                continue;
            var number = 0;
            foreach (var test in tests.EnumerateArray())
                yield return new CorpusPage($"{Path.GetFileName(file)}#{++number}", Encoding.UTF8.GetBytes(test.GetProperty("input").GetString()!)) { Set = "html5lib/tokenizer" };
        }
    }

    private static IEnumerable<CorpusPage> Variants(CorpusPage page)
    {
        yield return page;
        var text = Encoding.Latin1.GetString(page.Bytes);
        if (text.Contains('\n'))
            yield return Variant(page, "CRLF", text.Replace("\r\n", "\n").Replace("\n", "\r\n"));
        if (text.Contains("</", StringComparison.Ordinal))
            yield return Variant(page, "no optional end tags", OptionalEndTags.Aggregate(text, (current, tag) => current.Replace(tag, "", StringComparison.OrdinalIgnoreCase)));
    }

    private static CorpusPage Variant(CorpusPage page, string what, string latin1) => new($"{page.Name} ({what})", Encoding.Latin1.GetBytes(latin1));

    private static IEnumerable<byte[]> Lines(byte[] content)
    {
        var start = 0;
        for (var i = 0; i <= content.Length; i++)
        {
            if (i < content.Length && content[i] != '\n')
                continue;
            yield return content[start..i];
            start = i + 1;
        }
    }

    private static byte[] Join(List<byte[]> lines) => [.. lines.SelectMany((line, index) => index == 0 ? line : [(byte)'\n', .. line])];
}
