using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Pipeline.Translation;

/// <summary>Adds up what a run would ask of its first service.</summary>
/// <param name="service">The service.</param>
internal sealed class TranslationPlan(ITranslationService service)
{
    private int _requests;
    private long _characters;

    /// <summary>Adds a window's requests.</summary>
    public void Add((int Requests, long Characters) planned)
    {
        _requests += planned.Requests;
        _characters += planned.Characters;
    }

    /// <summary>The row of the bill, if every first answer is good.</summary>
    public BillingReport Report()
    {
        var price = service.Capabilities.PricePerMillion;
        return new BillingReport(
            service.Name, _requests, Retries: 0, _characters, _characters * price / 1_000_000m, price is null ? null : service.Capabilities.Currency)
        {
            AtMost = _characters,
        };
    }
}
