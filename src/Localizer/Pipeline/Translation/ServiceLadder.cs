using System.Collections.Immutable;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>What asking a service would cost.</summary>
/// <param name="Requests">Requests, if every first answer is good.</param>
/// <param name="Characters">Their characters in the bill.</param>
/// <param name="AtMost">What it comes to if every text took every way of asking that it may.</param>
internal readonly record struct ServicePlan(int Requests, long Characters, Expense AtMost);

/// <summary>
/// One service for the texts of a window of pages: all the ways in which it may be asked, the best first. A text goes down to the next
/// way only when answers came in the one before and cannot be used.
/// </summary>
internal sealed class ServiceLadder
{
    private readonly ServiceSession _session;
    private readonly TranslationSetup _setup;
    private readonly ImmutableArray<ServiceRun> _ways;

    // The first of the ways that are there for the sake of terms, at the end.
    private readonly int _forTerms;

    // The way that a target is to be asked for in next.
    private readonly Dictionary<PendingTarget, int> _next = [];

    /// <summary>Sets a ladder up; nothing is sent.</summary>
    public ServiceLadder(ServiceSession session, TranslationSetup setup)
    {
        (_session, _setup) = (session, setup);
        var (ways, forTerms) = (AskingWay.Of(session.Service.Capabilities), AskingWay.ForTerms(session.Service.Capabilities, setup.Known));
        _forTerms = ways.Length;
        _ways = [.. ways.Concat(forTerms).Select(way => new ServiceRun(session, way, setup))];
    }

    /// <summary>Takes what the journal has. Asking again for what cannot be used of it would buy the same.</summary>
    /// <param name="targets">What is not translated yet.</param>
    public void TakeJournalled(IReadOnlyList<PendingTarget> targets)
    {
        foreach (var target in targets)
            Descend(target, 0);
        var found = targets.Count(target => target.Target is not null);
        if (targets.Count > 0)
            RunLog.Journalled(_setup.Log, _session.Service.Name, found, targets.Count - found);
        _setup.Progress(new TranslationProgress(_session.Service.Name, 0, _session.Ledger.Retries));
    }

    /// <summary>Asks the service for what is not translated yet, in one way after the other.</summary>
    /// <param name="targets">Targets that the journal was looked through for; afterwards each has a target, or a reason why not.</param>
    /// <param name="cancellationToken">Ends the run; answers that arrive shortly after are kept.</param>
    public async Task AskAsync(IReadOnlyList<PendingTarget> targets, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _ways.Length; i++)
        {
            var here = At(targets, i);
            await _ways[i].AskAsync(here, cancellationToken).ConfigureAwait(false);
            foreach (var target in here.Where(target => target.RefusedBy == _ways[i]))
                Descend(target, After(i, target));
        }

        // What was not asked for any more, for want of money or of the service.
        foreach (var target in targets.Where(target => target is { Target: null, Doubtful.WordsLeft: 0 }))
        {
            target.IsUnfinished = true;
            SettleForLess(target);
        }
    }

    /// <summary>What asking would cost.</summary>
    /// <param name="targets">Targets that the journal was looked through for.</param>
    public ServicePlan Plan(IReadOnlyList<PendingTarget> targets)
    {
        var plan = default(ServicePlan);
        for (var i = 0; i < _ways.Length; i++)
        {
            var batches = _ways[i].Plan(At(targets, i));
            plan = new ServicePlan(
                plan.Requests + batches.Count,
                plan.Characters + batches.Sum(batch => (long)batch.Characters),
                plan.AtMost + _ways[i].AtMostFor(targets.Where(target => target.Target is null && _next[target] <= i)));
        }

        return plan;
    }

    private List<PendingTarget> At(IEnumerable<PendingTarget> targets, int way) =>
        [.. targets.Where(target => target.Target is null && _next[target] == way)];

    // Past ways that are of no use, and past those whose answers were paid for before and cannot be used.
    private void Descend(PendingTarget target, int way)
    {
        while (way < _ways.Length && target.Target is null && (!_ways[way].IsOfUseFor(target) || _ways[way].TryTakeJournalled(target)))
            way = After(way, target);
        _next[target] = way;
        if (way >= _ways.Length)
            SettleForLess(target);
    }

    // A translation that lacks nothing but terms is not asked for in ways that are there for the sake of codes.
    private int After(int way, PendingTarget target) => target.Lacking.IsEmpty ? way + 1 : Math.Max(way + 1, _forTerms);

    // Another service would not be asked for the sake of a term.
    private void SettleForLess(PendingTarget target)
    {
        if (target is not { Target: null, Doubtful.WordsLeft: 0 })
            return;
        _session.Ledger.Settled(target.TakeDoubtful()!.Rung);
    }
}
