using System.Text;
using CsCheck;

namespace Localizer.Tests.Html;

/// <summary>Markup that is nested, mis-nested and cut off holds the properties of any page; a failure is shrunk to a small one.</summary>
public class MarkupPropertyTests
{
    // The same pages in each run, so that a red run is no surprise of chance.
    private const ulong Pages = 20_000;
    private const uint Stream = 7;

    private static readonly Gen<string> Name = OneOf(
        "p", "div", "b", "i", "a", "span", "table", "tr", "td", "tbody", "caption", "select", "option", "optgroup", "template", "svg", "math", "mi", "mtext",
        "annotation-xml", "foreignObject", "desc", "title", "button", "ul", "li", "dl", "dt", "dd", "h1", "nobr", "form", "input", "br", "img", "hr",
        "ruby", "pre", "textarea", "script", "style", "code", "noscript", "iframe", "plaintext", "html", "head", "body", "frameset",
        "object", "x-card", "font", "em", "wbr", "link", "meta", "source", "kbd", "samp", "var", "rt", "rp", "h<?= $n ?>", "{{ tag }}");

    private static readonly Gen<string> Attribute = OneOf(
        "", "", "", " title=\"A title &amp; more\"", " alt='An image'", " title=Bare", " title=a&amp;b>", " translate=no", " translate=yes", " lang=fr",
        " class=notranslate", " aria-label=\"Close it\"", " placeholder='Your \"name\"'", " href=x title", " value=Send type=submit", " a=1 a=2", " /", " =x", " href=\"<?= $x[\"y\"] ?>\"", " {% if a > b %}", " alt=\"{{ t(\"A logo\") }} here\"",
        " title=<%= a %>");

    private static readonly Gen<string> Text = OneOf(
        "word", " two words ", "\n", "  ", "A sentence. Another one! ", "&amp;", "&nbsp;", "&", "&am", "&#x41;", "&notit;", "<", "</", "<!", "<!--", "-->", "]]>",
        "<![CDATA[", "\0", "\r\n", "é", "日本。語", "😀", "{{ name }}", "<?php echo 1 ?>", "<!-- note -->", "&lt;b&gt;", "<br><br>", "<img lang=de><wbr lang=fr><wbr>", "\"", "'", ">",
        "{% if a<b %}", "{{ t(\"<b>x</b>\") }}", "<?php if ($a->b) { echo '<p>'; } ?>", "<%= \"<i>\" %>", "{{", "<%", "?>", "}}");

    private static readonly Gen<string> Piece = Gen.Frequency(
        (5, Gen.Select(Name, Attribute, (name, attribute) => $"<{name}{attribute}>")),
        (4, Name.Select(name => $"</{name}>")),
        (6, Text),
        (2, Gen.Select(Name, Attribute, Text, (name, attribute, text) => $"<{name}{attribute}>{text}</{name}>")));

    private static readonly Gen<string> Markup = Gen.Select(Piece.Array[0, 40], Gen.Int[0, 8], (pieces, cut) =>
    {
        var markup = string.Concat(pieces);
        return cut < markup.Length && !char.IsLowSurrogate(markup[^(cut + 1)..][0]) && cut > 0 ? markup[..^cut] : markup;
    });

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);

    [Fact]
    public void Any_markup_holds_the_properties_of_a_page() =>
        SmallestViolation(markup => PageProperties.Of(new CorpusPage("generated", Encoding.UTF8.GetBytes(markup))).Violation).ShouldBeNull();

    [Fact]
    public void A_failure_is_shrunk_to_a_small_page()
    {
        var first = "";
        var smallest = SmallestViolation(markup =>
        {
            if (!markup.Contains("<table", StringComparison.Ordinal) || !markup.Contains("</b>", StringComparison.Ordinal))
                return null;
            first = first.Length > 0 ? first : markup;
            return $"[{markup}]";
        });

        var page = smallest.ShouldNotBeNull()[1..^1];
        page.ShouldContain("<table");
        page.ShouldContain("</b>");
        page.Length.ShouldBeLessThan(first.Length / 2);
        page.Length.ShouldBeLessThan(60);
    }

    /// <summary>
    /// Goes through the pages up to the first that breaks a property, has CsCheck look for smaller ones that do, and takes out of the smallest
    /// what can go: CsCheck's finds differ from run to run, what is left in the end hardly does.
    /// </summary>
    /// <param name="violationOf">Says what a page breaks, or <see langword="null"/>.</param>
    /// <returns>What the smallest page breaks that was found; <see langword="null"/> when none breaks anything.</returns>
    private static string? SmallestViolation(Func<string, string?> violationOf)
    {
        for (ulong seed = 0; seed < Pages; seed++)
        {
            var markup = Markup.Generate(new PCG(Stream, seed), null, out _);
            if (violationOf(markup) is not { } violation)
                continue;
            var (smallest, known) = (markup, violation);
            Should.Throw<CsCheckException>(() => Markup.Sample(
                candidate =>
                {
                    if (violationOf(candidate) is not { } found)
                        return true;
                    if (candidate.Length < smallest.Length)
                        (smallest, known) = (candidate, found);
                    return false;
                },
                seed: new PCG(Stream, seed).ToString(),
                iter: 10_000,
                threads: 1));
            return WithoutWhatCanGo(smallest, known, violationOf);
        }

        return null;
    }

    private static string WithoutWhatCanGo(string markup, string violation, Func<string, string?> violationOf)
    {
        for (var length = markup.Length / 2; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= markup.Length;)
            {
                var smaller = markup.Remove(at, length);
                if (violationOf(smaller) is { } found)
                    (markup, violation) = (smaller, found);
                else
                    at += length;
            }
        }

        return violation;
    }
}
