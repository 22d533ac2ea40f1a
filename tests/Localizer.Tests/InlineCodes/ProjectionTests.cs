using System.Globalization;
using Localizer.InlineCodes;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Tests.InlineCodes;

public class ProjectionTests(ITestOutputHelper output)
{
    [Fact]
    public void There_are_150_known_places()
    {
        KnownPlaces.All.Count.ShouldBeGreaterThanOrEqualTo(150);
        KnownPlaces.All.ShouldAllBe(known => known.Source.Codes.Select(placed => placed.Code.Id).Distinct().Count() <= 6 && known.Source.Codes.Length > 0);
    }

    [Fact]
    public void Known_places_are_proven()
    {
        foreach (var known in KnownPlaces.All)
            ProvenTarget.TryProveMachine(known.Source, known.Target, known.To, out _, out var failure).ShouldBeTrue($"{failure} {known.Source} => {known.Target}");
    }

    [Fact]
    public void With_alignment() => Hold(known => new ProjectionHints(known.Alignment, ProjectionHints.None.OwnTexts), least: 0.95);

    [Fact]
    public void With_the_codes_own_words() => Hold(known => new ProjectionHints([], known.OwnTexts), least: 0.915);

    [Fact]
    public void With_own_words_from_a_service_that_says_them_otherwise() => Hold(known => new ProjectionHints([], known.OtherTexts), least: 0.89);

    [Fact]
    public void With_neither() => Hold(_ => ProjectionHints.None, least: 0.52);

    [Fact]
    public void Azures_projection_is_read()
    {
        Alignment.ReadAzure("0:4-6:9 6:10-0:4", 11, 10).ShouldBe([new(new(0, 5), new(6, 10)), new(new(6, 11), new(0, 5))]);
        Alignment.ReadAzure("0:4-6:10", 11, 10).ShouldBeEmpty();
        Alignment.ReadAzure("0:4", 11, 10).ShouldBeEmpty();
    }

    private void Hold(Func<KnownPlace, ProjectionHints> hints, double least)
    {
        var (codes, right, unproven, review) = (0, 0, 0, 0);
        foreach (var known in KnownPlaces.All)
        {
            var projected = Projection.Place(known.Source, known.Target.Text, known.To, hints(known));
            var ids = known.Source.Codes.Select(placed => placed.Code.Id).Distinct().ToArray();
            codes += ids.Length;
            review += projected.NeedsReview ? 1 : 0;
            if (projected.Target is not { } target)
            {
                unproven++;
                output.WriteLine($"unproven: {known.Source} => {known.Target}");
                continue;
            }

            var good = ids.Count(id => Places(target.Text, id).SequenceEqual(Places(known.Target, id)));
            right += good;
            if (good < ids.Length)
                output.WriteLine($"{projected.Evidence}: {target.Text}\n     not {known.Target}");
            foreach (var (offset, _) in target.Text.Codes)
                WordEdges.IsInside(target.Text.Text, offset).ShouldBeFalse(target.Text.ToString());
            if (!projected.NeedsReview)
                continue;
            projected.Evidence.ShouldBe(ProjectionEvidence.Position);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{right} of {codes} codes round the right words ({100.0 * right / codes:F1}%), {unproven} segments unproven, {review} of {KnownPlaces.All.Count} for review"));
        ((double)right / codes).ShouldBeGreaterThanOrEqualTo(least);
    }

    private static IEnumerable<int> Places(CodedText text, int id) =>
        text.Codes.Where(placed => placed.Code.Id == id).Select(placed => placed.Offset);
}
