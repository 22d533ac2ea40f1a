using System.Text;
using CsCheck;
using Localizer.Html;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Segmentation;

public class UnitSegmenterTests
{
    private static readonly string[] Parts =
    [
        "Word", " ", ". ", "Next one", "<b>", "</b>", "<i>", "</i>", "<br>", "<img src=a>", "<code>x</code>", "&amp;", "! ", "<a href=x>", "</a>", "? ", "é",
        "<!-- c -->",
    ];

    private static readonly Gen<string> Markup = Gen.Int[0, Parts.Length - 1].Array[1, 30].Select(parts => string.Concat(parts.Select(part => Parts[part])));

    [Fact]
    public void Segments_tile_the_unit_but_for_white_space_and_codes_at_their_ends() => Markup.Sample(markup =>
    {
        foreach (var unit in UnitsOf(markup))
        {
            var segments = UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en"));
            var (end, after) = (0, 0);
            foreach (var segment in segments)
            {
                var start = unit.Source.Text.IndexOf(segment.Source.Text, after, StringComparison.Ordinal);
                start.ShouldBeGreaterThanOrEqualTo(after, segment.Source.Text);
                unit.Source.Text[after..start].ShouldBeNullOrWhiteSpace();
                after = start + segment.Source.Text.Length;
                foreach (var (placed, site) in segment.Source.Codes.Zip(segment.CodeSites))
                    unit.Source.Codes[unit.CodeSites.IndexOf(site)].Offset.ShouldBe(start + placed.Offset);
                segment.Range.Start.ShouldBeGreaterThanOrEqualTo(end);
                segment.Range.End.ShouldBeGreaterThan(segment.Range.Start);
                end = segment.Range.End;
                // White space at an end is the segment's own only where a code that stays has it on its inner side.
                var (text, codes) = (segment.Source.Text, segment.Source.Codes);
                (text[0] != ' ' || codes is [{ Offset: 0 }, ..]).ShouldBeTrue(text);
                (text[^1] != ' ' || (codes is [.., { Offset: var last }] && last == text.Length)).ShouldBeTrue(text);
                segment.CodeSites.Length.ShouldBe(segment.Source.Codes.Length);
                foreach (var site in segment.CodeSites)
                    (site.Start >= segment.Range.Start && site.End <= segment.Range.End).ShouldBeTrue();
            }

            unit.Source.Text[after..].ShouldBeNullOrWhiteSpace();
            var sites = segments.SelectMany(segment => segment.CodeSites).ToList();
            sites.ShouldBeUnique();
            sites.ShouldBeSubsetOf(unit.CodeSites);
        }
    }, iter: 5_000);

    [Theory]
    [InlineData("<p><b>All of it.</b></p>", "All of it.")]
    [InlineData("<p><b>One</b> and <i>two</i></p>", "<pc id=\"1\">One</pc> and <pc id=\"2\">two</pc>")]
    [InlineData("<p><img src=a>Text<br></p>", "Text")]
    [InlineData("<p><a id=x></a>Text</p>", "Text")]
    [InlineData("<p><a href=x><img src=a></a> Text <i><br></i></p>", "Text")]
    [InlineData("<p><code>f()</code> runs.</p>", "<ph id=\"1\"/> runs.")]
    [InlineData("<p>Run <b><code>f()</code></b></p>", "Run <pc id=\"1\"><ph id=\"2\"/></pc>")]
    [InlineData("<p>One. <code>f()</code> Runs.</p>", "One.|<ph id=\"1\"/> Runs.")]
    [InlineData("<p><b>One. Two</b> three.</p>", "One.|Two<ec startRef=\"1\"/> three.")]
    [InlineData("<p>One. <b>Two.</b> Three.</p>", "One.|Two.|Three.")]
    [InlineData("<p>One.<b> Two</b> three.</p>", "One.|<pc id=\"1\"> Two</pc> three.")]
    [InlineData("<p>One <b>two. </b>Three.</p>", "One <pc id=\"1\">two. </pc>|Three.")]
    [InlineData("<p>One.<b> Two. </b>Three.</p>", "One.|Two.|Three.")]
    public void Codes_that_no_translator_needs_are_left_outside(string page, string segments) =>
        string.Join('|', UnitsOf(page).SelectMany(unit => UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en"))).Select(segment => segment.Source.ToMarkup()))
            .ShouldBe(segments);

    private static IEnumerable<Unit> UnitsOf(string markup) => PageExtractor.Extract(SourcePage.Read("p", Encoding.UTF8.GetBytes(markup))).ReadUnits();
}
