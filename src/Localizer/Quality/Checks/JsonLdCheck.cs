using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a page's structured data is still JSON.</summary>
internal sealed class JsonLdCheck : WholePageCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "jsonld-broken", Severity.Error, CheckScope.Page, "Search engines leave out structured data that is no JSON.", "Escape quotes and backslashes in its strings.")
    {
        Bad = [new("vi", "<script type=application/ld+json>{\"headline\":\"Chips\"}</script>", "<script type=application/ld+json>{\"headline\":\"Con \"chip\"\"}</script>")],
        Good = [new("vi", "<script type=application/ld+json>{\"headline\":\"Chips\"}</script>", "<script type=application/ld+json>{\"headline\":\"Con \\\"chip\\\"\"}</script>")],
    };

    /// <inheritdoc/>
    public override IEnumerable<Fault> Find(PagePair pair)
    {
        if (pair.Target.InvalidJsonLd > pair.Source.InvalidJsonLd)
            yield return new Fault("A JSON-LD script is no JSON any longer.");
    }
}
