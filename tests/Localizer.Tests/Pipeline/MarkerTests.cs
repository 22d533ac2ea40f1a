using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Localizer.Html;
using Localizer.Tests.Html;

namespace Localizer.Tests.Pipeline;

/// <summary>
/// With a provider that puts each segment between ⟦ and ⟧, a second parser (AngleSharp) sees all text that must be translated between
/// them, and none that must not; with the marks taken out again the page is the one that went in.
/// </summary>
public partial class MarkerTests
{
    private static readonly string[] OffLimits =
        ["script", "style", "code", "kbd", "samp", "var", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext", "math", "rt", "rp", "rtc"];

    [Fact]
    public void All_visible_text_of_real_pages_is_marked()
    {
        var (missed, wrong, texts) = (new List<string>(), new List<string>(), 0);
        foreach (var page in PageCorpus.Readability())
        {
            var marked = new HtmlParser(new HtmlParserOptions { IsScripting = false })
                .ParseDocument(Encoding.UTF8.GetString(PageRun.Translate(page.Bytes, "en", "vi", new MarkerProvider(), page.Name)));
            var isOpen = false;
            foreach (var text in marked.Descendants().OfType<IText>())
            {
                // Texts in data are no visible ones; JsonLdReaderTests has them.
                if (text.ParentElement?.GetAttribute("type") == "application/ld+json")
                    continue;
                var isOffLimits = IsOffLimits(text);
                isOpen = Walk(text.Data, isOpen, out var outside, out var inside);
                if (isOffLimits && inside.Length > 0 && text.Data.Contains('⟦', StringComparison.Ordinal))
                    wrong.Add($"{page.Name}: {text.Data.Trim()}");
                if (!isOffLimits && outside.Any(char.IsLetter) && !IsAddress(text))
                    missed.Add($"{page.Name}: {outside.Trim()}");
                texts++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{texts} texts, {missed.Count} missed, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
        missed.ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_marks_each_page_is_the_one_that_went_in()
    {
        var changed = new List<string>();
        foreach (var page in PageCorpus.Originals())
        {
            if (Encoding.UTF8.GetString(page.Bytes).AsSpan().ContainsAny('⟦', '⟧', '\uFFFD'))
                continue;
            var marked = PageRun.Translate(page.Bytes, "en", "en", new MarkerProvider(), page.Name);
            if (Canonical(marked) != Canonical(page.Bytes))
                changed.Add($"{page.Name}: {Encoding.UTF8.GetString(page.Bytes.AsSpan(0, Math.Min(page.Bytes.Length, 200)))} => {Encoding.UTF8.GetString(marked.AsSpan(0, Math.Min(marked.Length, 200)))}");
        }

        changed.ShouldBeEmpty();
    }

    // What a changed segment may spell otherwise: its references and its white space. The rest must be equal to the letter.
    private static string Canonical(byte[] source)
    {
        // JSON escapes first: what they spell may itself be spelled as a reference.
        var unescaped = System.Text.RegularExpressions.Regex.Replace(
            Encoding.UTF8.GetString(source), @"\\u([0-9A-Fa-f]{4})", match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString(), default, TimeSpan.FromSeconds(10));
        var page = Encoding.UTF8.GetBytes(unescaped);
        var canonical = new StringBuilder();
        Span<char> decoded = stackalloc char[CharacterReferences.MaxCharacters];
        for (var i = 0; i < page.Length;)
        {
            var length = page[i] == '&' ? CharacterReferences.Read(page.AsSpan(i), inAttribute: false, decoded, out var written) : (written = 0);
            if (length > 0)
            {
                canonical.Append(decoded[..written]);
                i += length;
                continue;
            }

            Rune.DecodeFromUtf8(page.AsSpan(i), out var rune, out length);
            i += length;
            canonical.Append(rune);
        }

        var text = canonical.ToString();
        return string.Concat(text.Replace("\\n", "").Replace("\\r", "").Replace("\\t", "").Where(character => character is not ('⟦' or '⟧' or '\0' or '"' or '\\') && !char.IsWhiteSpace(character)));
    }

    private static bool IsOffLimits(INode text)
    {
        for (var element = text.ParentElement; element is not null; element = element.ParentElement)
        {
            if (OffLimits.Contains(element.LocalName) || element.GetAttribute("translate") == "no" || element.ClassList.Contains("notranslate"))
                return true;
            if (element.LocalName == "pre" && element.QuerySelector("code") is not null)
                return true;
            if (element.LocalName is not ("html" or "body") && element.GetAttribute("lang") is { Length: > 0 } lang && !lang.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // Told without the code that is tested: nothing but what ASCII addresses are made of, from end to end.
    private static bool IsAddress(IText text) => Address().IsMatch((text.ParentElement?.TextContent ?? text.Data).Trim());

    [GeneratedRegex(@"^[(<\[]?(([a-z][a-z0-9+.-]*://|www\.|mailto:)[!-~]+|[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+[)>\].,]?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Address();

    private static bool Walk(string data, bool isOpen, out string outside, out string inside)
    {
        var (out_, in_) = (new StringBuilder(), new StringBuilder());
        foreach (var character in data)
        {
            if (character is '⟦' or '⟧')
                isOpen = character == '⟦';
            else
                (isOpen ? in_ : out_).Append(character);
        }

        (outside, inside) = (out_.ToString(), in_.ToString());
        return isOpen;
    }
}
