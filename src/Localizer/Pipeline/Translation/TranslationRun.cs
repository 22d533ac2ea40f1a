using System.Globalization;
using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// Translates pending texts by a chain of services, each asked in all its ways: what the first one does not translate is packed anew for
/// the next one. What was paid for before, by whichever of them, is not asked again.
/// </summary>
internal sealed class TranslationRun : IDisposable
{
    private readonly TranslationSetup _setup;
    private readonly List<ServiceSession> _sessions;
    private readonly List<ServiceRun> _chain;

    /// <summary>Sets the chain up; nothing is sent.</summary>
    public TranslationRun(TranslationSetup setup)
    {
        _setup = setup;
        _sessions = [.. setup.Services.Select(service => new ServiceSession(service, setup))];
        _chain = [.. _sessions.SelectMany(session => AskingWay.Of(session.Service.Capabilities).Select(way => new ServiceRun(session, way, setup)))];
    }

    /// <summary>Whether the run stopped since it would have cost too much.</summary>
    public bool IsOverBudget => _setup.Budget.WasExceeded;

    /// <summary>Translates. Afterwards each text has its targets, or is given up with a reason.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends the run; what was paid for is kept.</param>
    public async Task TranslateAsync(IEnumerable<PendingText> texts, CancellationToken cancellationToken)
    {
        var all = texts.SelectMany(text => text.Targets).ToList();
        var unasked = TakeJournalled(all);
        foreach (var service in _chain)
        {
            if (IsOverBudget)
                break;
            await service.AskAsync(
                unasked[service].Where(target => target.Target is null && (target.IsUnproven || !service.IsForUnproven)), cancellationToken).ConfigureAwait(false);
        }

        foreach (var target in all.Where(target => target.Target is null))
        {
            if (IsOverBudget)
                target.Failure ??= "the budget does not reach for it";
            target.GiveUp();
        }
    }

    /// <summary>What the first service would be asked for, and what it would bill if every answer were good.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>Requests and characters.</returns>
    public (int Requests, long Characters) Plan(IEnumerable<PendingText> texts)
    {
        var unasked = TakeJournalled([.. texts.SelectMany(text => text.Targets)]);
        var batches = _chain[0].Plan(unasked[_chain[0]].Where(target => target.Target is null));
        return (batches.Count, batches.Sum(batch => (long)batch.Characters));
    }

    /// <summary>The rows of the bill.</summary>
    public IReadOnlyList<BillingReport> Billing() => [.. _sessions.Select(session => session.Ledger.Report()).OfType<BillingReport>()];

    /// <summary>What people have to know: services that stopped, a budget that was reached.</summary>
    public IEnumerable<Diagnostic> Notices()
    {
        foreach (var stopped in _sessions.Select(session => session.StoppedBy).OfType<Providers.ProviderException>())
        {
            var request = stopped.RequestId is { } id ? $" (request {id})" : "";
            yield return new Diagnostic("provider-failed", Severity.Error, stopped.Message + request);
        }

        if (IsOverBudget)
        {
            var spent = Billing().Sum(row => row.Characters).ToString("#,0", CultureInfo.InvariantCulture);
            yield return new Diagnostic(
                "over-budget",
                Severity.Error,
                $"The next request would exceed the budget; {spent} characters were billed, and what they bought is kept.",
                Hint: "Run again with a larger --max-characters or --max-cost to go on from there.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sessions.ForEach(session => session.Dispose());

    /// <summary>Takes what the journal has of any service of the chain; gives for each service what it has never answered.</summary>
    private Dictionary<ServiceRun, List<PendingTarget>> TakeJournalled(IReadOnlyList<PendingTarget> targets)
    {
        var unasked = new Dictionary<ServiceRun, List<PendingTarget>>();
        var open = targets;
        foreach (var service in _chain)
        {
            unasked[service] = service.TakeJournalled(open);
            open = [.. open.Where(target => target.Target is null)];
        }

        return unasked;
    }
}
