using System.Collections.Concurrent;
using System.Globalization;

namespace Localizer.Tests.Html;

/// <summary>
/// Damaged pages of the corpus hold the properties of any page. A long run takes its number of mutants and its seed from the
/// environment: <c>LOCALIZER_MUTANTS</c>, <c>LOCALIZER_SEED</c> (<c>eng/fuzz</c>).
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int UsualMutants = 5_000;
    private const int UsualSeed = 20261125;
    private const int MutantsAtATime = 5_000;

    // What is refused is not tested.
    private const double MostRefused = 0.001;

    [Fact]
    public void Every_mutant_holds_the_properties_of_a_page()
    {
        var (count, seed) = (FromEnvironment("LOCALIZER_MUTANTS", UsualMutants), FromEnvironment("LOCALIZER_SEED", UsualSeed));
        var pages = PageCorpus.Originals().ToList();
        var violations = new ConcurrentBag<string>();
        var refused = 0;
        for (var done = 0; done < count; done += MutantsAtATime)
        {
            var mutants = Mutation.Of(pages, Math.Min(MutantsAtATime, count - done), seed + (done / MutantsAtATime));
            Parallel.ForEach(mutants, mutant =>
            {
                var properties = PageProperties.Of(mutant);
                if (properties.IsRefused)
                    Interlocked.Increment(ref refused);
                if (properties.Violation is { } violation)
                    violations.Add($"{violation}\n    {Spelled(mutant.Bytes)}");
            });
        }

        output.WriteLine($"{count} mutants from seed {seed}: {violations.Count} violations, {refused} refused");
        violations.Order(StringComparer.Ordinal).Take(20).ShouldBeEmpty();
        refused.ShouldBeLessThanOrEqualTo((int)(count * MostRefused));
    }

    private static string Spelled(byte[] page) => string.Concat(page.Take(2_000).Select(value => value is >= 0x20 and < 0x7F
        ? ((char)value).ToString()
        : string.Create(CultureInfo.InvariantCulture, $"\\x{value:X2}")));

    private static int FromEnvironment(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
