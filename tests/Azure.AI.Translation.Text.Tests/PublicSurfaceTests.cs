namespace Azure.AI.Translation.Text.Tests;

/// <summary>The assembly under test against the list of official members that we claim to have.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void Every_member_that_is_claimed_is_there_as_the_official_listing_has_it() =>
        Claimed().Except(Actual(), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_public_that_the_official_package_does_not_have()
    {
#if OFFICIAL_AZURE_TRANSLATION
        Assert.Skip("The official package has more than we claim.");
#endif
        Actual().Except(Claimed(), StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> Actual() => PublicSurface.Of(typeof(TextTranslationClient).Assembly);

    private static IEnumerable<string> Claimed()
    {
        var type = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "surface.txt")).Where(line => !line.StartsWith('#')))
        {
            if (line.StartsWith(' '))
                yield return $"{type}: {line.Trim()}";
            else
                yield return type = line;
        }
    }
}
