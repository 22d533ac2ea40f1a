using System.Collections.Immutable;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>One way of asking a service for a segment with its codes.</summary>
/// <param name="Rung">The rung of the ladder: 1 for the markup that the service knows best, 3 for what is tried after that.</param>
/// <param name="Dialect">How segments are written and answers read. Repairing an answer by rules (rung 2) asks nobody.</param>
internal sealed record AskingWay(int Rung, Dialect Dialect)
{
    private const int FirstRung = 1;
    private const int OtherDialectRung = 3;

    /// <summary>The ways in which a service may be asked, the best first. Text without its codes is none of them.</summary>
    public static ImmutableArray<AskingWay> Of(ServiceCapabilities capabilities)
    {
        var dialects = capabilities.Forms.Where(form => form != MarkupForm.Text).SelectMany(form => DialectCatalog.Of(form)).Distinct().ToList();
        return dialects.Count == 0
            ? [new AskingWay(FirstRung, TextDialect.Default)]
            : [.. dialects.Select((dialect, index) => new AskingWay(index == 0 ? FirstRung : OtherDialectRung, dialect))];
    }
}
