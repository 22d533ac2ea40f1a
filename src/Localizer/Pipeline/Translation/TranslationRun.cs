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

    // Ends when all windows that were begun have.
    private Task _windows = Task.CompletedTask;

    /// <summary>Sets the chain up; nothing is sent.</summary>
    public TranslationRun(TranslationSetup setup)
    {
        _setup = setup;
        _sessions = [.. setup.Services.Select(service => new ServiceSession(service, setup))];
    }

    /// <summary>Whether the run stopped since it would have cost too much.</summary>
    public bool IsOverBudget => _setup.Budget.WasExceeded;

    /// <summary>Where the run met its texts.</summary>
    public FirstPlaces Places { get; } = new();

    /// <summary>
    /// Translates the texts of a window of pages; several may be at work, begun in the pages' order. Afterwards each text has its targets, or
    /// is given up with a reason.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends the run; what was paid for is kept.</param>
    public async Task TranslateAsync(IEnumerable<PendingText> texts, CancellationToken cancellationToken)
    {
        var (earlier, ended) = (_windows, new TaskCompletionSource());
        _windows = Task.WhenAll(earlier, ended.Task);
        try
        {
            var all = texts.SelectMany(text => text.Targets).ToList();
            await AskAsync(all.FindAll(target => !target.Text.IsRepeated), cancellationToken).ConfigureAwait(false);
            if (all.FindAll(target => target.Text.IsRepeated) is { Count: > 0 } repeated)
            {
                // What became of them there is in the journal; what came to nothing is asked for once more.
                await earlier.WaitAsync(cancellationToken).ConfigureAwait(false);
                await AskAsync(repeated, cancellationToken).ConfigureAwait(false);
            }

            foreach (var target in Open(all))
                GiveUp(target);
        }
        finally
        {
            ended.SetResult();
        }
    }

    /// <summary>What each service would be asked for: the first for all of it, the next ones for nothing if its answers are good.</summary>
    /// <param name="texts">The texts.</param>
    public IReadOnlyList<ServicePlan> Plan(IEnumerable<PendingText> texts)
    {
        var all = texts.SelectMany(text => text.Targets).ToList();
        var plans = TakeJournalled(all).ConvertAll(ladder => ladder.Plan(Open(all)));
        return [.. plans.Select((plan, index) => index == 0 ? plan : plan with { Requests = 0, Characters = 0 })];
    }

    /// <summary>The rows of the bill.</summary>
    public IReadOnlyList<BillingReport> Billing() => [.. _sessions.Select(session => session.Ledger.Report()).OfType<BillingReport>()];

    /// <summary>What was paid, by day, provider, locale and article.</summary>
    public IReadOnlyList<LedgerRow> Ledger() => _setup.Spending.Rows();

    /// <summary>What people have to know: services that stopped, a budget that was reached.</summary>
    public IEnumerable<Diagnostic> Notices()
    {
        foreach (var stopped in _sessions.Select(session => session.StoppedBy).OfType<Providers.ProviderException>())
        {
            var request = stopped.RequestId is { } id ? $" (request {id})" : "";
            yield return new Diagnostic("provider-failed", Severity.Error, stopped.Message + request);
        }

        foreach (var notice in _sessions.SelectMany(session => session.GlossaryNotices))
            yield return notice;

        if (IsOverBudget)
        {
            var spent = Billing().Sum(row => row.Characters).ToString("#,0", CultureInfo.InvariantCulture);
            // A chat model's answer is limited, and how long it will be is not known before.
            var room = _sessions.Exists(session => session.Service.Capabilities.TokenPrice is not null)
                ? " A request to a chat model is sent only where the limit leaves room for its longest answer, of which most costs a part."
                : "";
            yield return new Diagnostic(
                "over-budget",
                Severity.Error,
                $"The next request might exceed the budget; {spent} characters were billed, and what they bought is kept.",
                Hint: $"Run again with a larger --max-characters or --max-cost to go on from there.{room}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sessions.ForEach(session => session.Dispose());

    private async Task AskAsync(List<PendingTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var ladder in TakeJournalled(targets))
        {
            if (IsOverBudget)
                break;
            await ladder.AskAsync(Open(targets), cancellationToken).ConfigureAwait(false);
        }
    }

    private static List<PendingTarget> Open(List<PendingTarget> targets) => targets.FindAll(target => target.Target is null);

    /// <summary>Takes what the journal has of any service, whichever was asked; gives the ladders, which go on from there.</summary>
    private List<ServiceLadder> TakeJournalled(List<PendingTarget> targets)
    {
        var ladders = _sessions.ConvertAll(session => new ServiceLadder(session, _setup));
        ladders.ForEach(ladder => ladder.TakeJournalled(Open(targets)));
        return ladders;
    }

    // Nobody gave a translation without doubts: one with doubts, marked, is better than none.
    private void GiveUp(PendingTarget target)
    {
        if (target.TakeDoubtful() is { } origin)
        {
            _sessions.Find(session => session.Service.Name == origin.Provider)?.Ledger.Settled(origin.Rung);
            return;
        }

        if (IsOverBudget)
            target.Failure ??= "the budget does not reach for it";
        target.GiveUp();
    }
}
