using System.Text;
using System.Text.RegularExpressions;

namespace Localizer.Tests.Html;

/// <summary>A test of html5lib's tree construction: a document, and the tree that the standard makes of it.</summary>
/// <param name="Name">File and number, from 1.</param>
/// <param name="Data">The page.</param>
/// <param name="Expected">The tree, drawn a line a node, without the <c>| </c> in front.</param>
/// <param name="Nodes">Its nodes and attributes in document order, each as the suite draws it, indented by its depth.</param>
internal sealed partial record TreeTest(string Name, byte[] Data, string Expected, IReadOnlyList<string> Nodes)
{
    /// <summary>All tests of documents with scripting off.</summary>
    public static IEnumerable<TreeTest> All()
    {
        foreach (var file in Corpus.Files("html5lib/tree-construction", "*.dat"))
        {
            var number = 0;
            foreach (var sections in Sections(Encoding.Latin1.GetString(File.ReadAllBytes(file))))
            {
                number++;
                if (sections.ContainsKey("#document-fragment") || sections.ContainsKey("#script-on"))
                    continue;
                var document = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(sections["#document"]));
                yield return new TreeTest(
                    $"{Path.GetFileName(file)}#{number}", Encoding.Latin1.GetBytes(sections["#data"]), Normalized(document), [.. Lines(document.TrimEnd('\n'))]);
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Sections(string file)
    {
        Dictionary<string, string>? test = null;
        var name = "";
        foreach (var line in file.Split('\n'))
        {
            if (line == "#data" || (test is not null && line is "#errors" or "#new-errors" or "#document-fragment" or "#script-on" or "#script-off" or "#document"))
            {
                if (line == "#data" && test is not null)
                    yield return Finished(test);
                if (line == "#data")
                    test = [];
                name = line;
                test![name] = "";
            }
            else if (test is not null)
            {
                test[name] += line + "\n";
            }
        }

        if (test is not null)
            yield return Finished(test);
    }

    private static Dictionary<string, string> Finished(Dictionary<string, string> test)
    {
        test["#data"] = test["#data"].Length > 0 ? test["#data"][..^1] : "";
        return test;
    }

    private static string Normalized(string tree)
    {
        var (output, attributes) = (new StringBuilder(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var line in Lines(tree.TrimEnd('\n')))
        {
            var normalized = ForeignName().Replace(line, match =>
                match.Value.ToLowerInvariant().Replace("xlink ", "xlink:").Replace("xml ", "xml:").Replace("xmlns ", "xmlns:"));
            if (Attribute().IsMatch(line))
            {
                attributes.Add(normalized);
                continue;
            }

            output.AppendJoin("", attributes.Select(attribute => attribute + "\n")).Append(normalized).Append('\n');
            attributes.Clear();
        }

        return output.AppendJoin("", attributes.Select(attribute => attribute + "\n")).ToString();
    }

    // A node's text may hold line breaks; each node begins with "| ".
    private static IEnumerable<string> Lines(string tree) => NodeStart().Split(tree).Skip(1).Select(node => node.TrimEnd('\n'));

    [GeneratedRegex(@"(?:^|\n)\| (?= *(?:<|""|content|[^\s=]+(?: [^\s""=]+)?=""))", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NodeStart();

    [GeneratedRegex(@"^ *[^\s<""][^=]*=""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^ *(<(svg|math) [^>]*>|[^\s""<]+( [^\s""<=]+)?(?==""))", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ForeignName();
}
