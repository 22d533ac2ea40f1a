using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Pipeline.Translation;

/// <summary>Adds up what a run would ask of its services.</summary>
/// <param name="services">The services, the first one first.</param>
internal sealed class TranslationPlan(IReadOnlyList<ITranslationService> services)
{
    private readonly ServicePlan[] _plans = new ServicePlan[services.Count];

    /// <summary>Adds a window's requests.</summary>
    /// <param name="plans">One a service, in their order.</param>
    public void Add(IReadOnlyList<ServicePlan> plans)
    {
        for (var i = 0; i < _plans.Length; i++)
        {
            _plans[i] = new ServicePlan(
                _plans[i].Requests + plans[i].Requests, _plans[i].Characters + plans[i].Characters, _plans[i].AtMost + plans[i].AtMost);
        }
    }

    /// <summary>The rows of the bill, if every first answer is good: the first service does all then, and the others may have to help.</summary>
    public IReadOnlyList<BillingReport> Report() => [.. services.Zip(_plans, ReportOf)];

    // What tokens an answer will have nobody knows before: only the most that they can cost is told.
    private static BillingReport ReportOf(ITranslationService service, ServicePlan plan)
    {
        var capabilities = service.Capabilities;
        return new BillingReport(
            service.Name, plan.Requests, Retries: 0, plan.Characters,
            capabilities.TokenPrice is null ? capabilities.CostOf(plan.Characters, default) : null, capabilities.IsPriced ? capabilities.Currency : null)
        {
            AtMost = plan.AtMost.Characters,
            AtMostCost = capabilities.IsPriced ? plan.AtMost.Cost : null,
        };
    }
}
