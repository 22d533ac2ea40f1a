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
            string.Concat(segments.Select(segment => segment.Source.Text)).Replace(" ", "").ShouldBe(unit.Source.Text.Replace(" ", ""));
            var end = 0;
            foreach (var segment in segments)
            {
                segment.Range.Start.ShouldBeGreaterThanOrEqualTo(end);
                segment.Range.End.ShouldBeGreaterThan(segment.Range.Start);
                end = segment.Range.End;
                if (unit.SpokenCodes.IsEmpty)
                    segment.Source.Text.Trim(' ').ShouldBe(segment.Source.Text);
                segment.CodeSites.Length.ShouldBe(segment.Source.Codes.Length);
                foreach (var site in segment.CodeSites)
                    (site.Start >= segment.Range.Start && site.End <= segment.Range.End).ShouldBeTrue();
            }

            var sites = segments.SelectMany(segment => segment.CodeSites).ToList();
            sites.ShouldBeUnique();
            sites.ShouldBeSubsetOf(unit.CodeSites);
        }
    });

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
    public void Codes_that_no_translator_needs_are_left_outside(string page, string segments) =>
        string.Join('|', UnitsOf(page).SelectMany(unit => UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en"))).Select(segment => segment.Source.ToMarkup()))
            .ShouldBe(segments);

    private static IEnumerable<Unit> UnitsOf(string markup) => PageExtractor.Extract(SourcePage.Read("p", Encoding.UTF8.GetBytes(markup))).ReadUnits();
}
