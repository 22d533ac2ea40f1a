using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Resilience;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// One service in a run, asked in one way: what was paid for before comes from the journal, the rest is packed and sent. A batch that
/// is refused, or whose answer is not to be trusted, is halved until the guilty text stands alone. A service that cannot be helped is
/// not asked again.
/// </summary>
internal sealed class ServiceRun
{
    private readonly TranslationSetup _setup;
    private readonly AskingWay _way;

    /// <summary>Sets a way of asking up; nothing is sent.</summary>
    public ServiceRun(ServiceSession session, AskingWay way, TranslationSetup setup) => (Session, _way, _setup) = (session, way, setup);

    /// <summary>The service.</summary>
    public ServiceSession Session { get; }

    /// <summary>Whether it is asked in this way only for what it could not do in another.</summary>
    public bool IsForUnproven => _way.Rung > 1;

    private ITranslationService Service => Session.Service;

    private decimal Price => Service.Capabilities.PricePerMillion ?? 0;

    private bool IsOver => Session.StoppedBy is not null || _setup.Budget.WasExceeded;

    /// <summary>Takes what the journal has for the targets.</summary>
    /// <returns>The targets that it has no answer for. Those whose answer cannot be used are not among them: asking again would buy the same.</returns>
    public List<PendingTarget> TakeJournalled(IReadOnlyList<PendingTarget> targets)
    {
        if (_setup.Journal is not { } journal)
            return [.. targets];
        var unasked = new List<PendingTarget>();
        foreach (var group in targets.GroupBy(target => target.Text))
        {
            var written = Write(group.Key);
            foreach (var target in group)
            {
                if (journal.Find(KeyOf(target, written)) is not { } answer)
                    unasked.Add(target);
                else
                    Take(target, answer);
            }
        }

        _setup.Progress(new TranslationProgress(Service.Name, targets.Count - unasked.Count, 0, Session.Ledger.Retries));
        return unasked;
    }

    /// <summary>The requests that would be sent for the targets.</summary>
    public List<Batch> Plan(IEnumerable<PendingTarget> targets) => new RequestPacker(Service.Capabilities, Write).Pack(targets, TooLong);

    /// <summary>Asks the service.</summary>
    /// <param name="targets">What it is asked for; afterwards each has a target, or a reason why not.</param>
    /// <param name="cancellationToken">Ends the run; answers that arrive shortly after are kept.</param>
    public async Task AskAsync(IEnumerable<PendingTarget> targets, CancellationToken cancellationToken)
    {
        var all = targets.ToList();
        if (all.Count == 0 || IsOver)
            return;
        await Session.GetReadyAsync(cancellationToken).ConfigureAwait(false);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _setup.Jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Plan(all), parallel, async (batch, _) => await SendWholeAsync(batch, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private string Write(PendingText text) => _way.Dialect.Write(text.Source, text.Untouchable);

    // What must be asked again goes on a stack, smaller each time.
    private async Task SendWholeAsync(Batch batch, CancellationToken cancellationToken)
    {
        var open = new Stack<Batch>([batch]);
        while (open.TryPop(out var next))
        {
            if (IsOver)
            {
                if (Session.StoppedBy is { } reason)
                    Fail(next, reason.Message);
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            foreach (var rest in (await SendAsync(next, cancellationToken).ConfigureAwait(false)).Reverse())
                open.Push(rest);
        }
    }

    private async Task<IReadOnlyList<Batch>> SendAsync(Batch batch, CancellationToken cancellationToken)
    {
        try
        {
            var exchange = new Exchange(this, batch.Characters);
            var request = batch.ToRequest(_way.Dialect.Form, Service.Capabilities);
            var answer = await Session.Resilient.TranslateAsync(request, batch.Characters, exchange, cancellationToken).ConfigureAwait(false);
            Session.NoteSuccess();
            return await TakeAsync(batch, answer).ConfigureAwait(false);
        }
        catch (BudgetExceededException)
        {
            // What is left may reach for a part of it.
            var halves = batch.Halves().ToList();
            if (halves.Count == 0)
                _setup.Budget.Close();
            return halves;
        }
        catch (ProviderException exception)
        {
            return AfterFailure(batch, exception);
        }
    }

    /// <summary>What is to be sent after a batch failed.</summary>
    private List<Batch> AfterFailure(Batch batch, ProviderException exception)
    {
        var isBroken = Session.NoteFailure();
        switch (exception.Failure)
        {
            case ProviderFailure.BadRequest or ProviderFailure.TooLarge or ProviderFailure.ContentRefused or ProviderFailure.MalformedAnswer when !isBroken:
                if (batch.Halves().ToList() is { Count: > 0 } halves)
                    return halves;
                break;
            case ProviderFailure.LocaleUnsupported:
                if (batch.To.Length > 1)
                    return [.. batch.To.Select(locale => batch with { To = [locale] })];
                break;
            case ProviderFailure.Unavailable or ProviderFailure.Network or ProviderFailure.TimedOut or ProviderFailure.RateLimited when !isBroken:
                Session.NoteExhausted(exception);
                break;
            default:
                Session.Stop(exception);
                break;
        }

        Fail(batch, exception.Message);
        return [];
    }

    // Answers are on disk before they are used; one that is not surely its item's is neither kept nor used.
    private async Task<IReadOnlyList<Batch>> TakeAsync(Batch batch, ServiceAnswer answer)
    {
        var (entries, sure, doubtful) = (ImmutableArray.CreateBuilder<JournalEntry>(), new List<(PendingTarget, string)>(), new HashSet<BatchItem>());
        for (var locale = 0; locale < batch.To.Length; locale++)
        {
            var texts = locale < answer.Texts.Length ? AnswerCheck.Sure(batch.Items, answer.Texts[locale]) : [.. batch.Items.Select(_ => (string?)null)];
            for (var i = 0; i < batch.Items.Length; i++)
            {
                var item = batch.Items[i];
                var target = item.Text.Targets.Find(candidate => candidate.Locale.Equals(batch.To[locale]))!;
                if (texts[i] is not { } text)
                {
                    doubtful.Add(item);
                    target.Failure = $"{Service.Name} sent no answer for it that is surely its own";
                    continue;
                }

                entries.Add(new JournalEntry(KeyOf(target, item.Written), $"{item.Text.Context.UnitKey}@{target.Locale}", _way.Rung, text, item.Characters));
                sure.Add((target, text));
            }
        }

        if (_setup.Journal is { } journal)
            await journal.AddAsync(entries.DrainToImmutable()).ConfigureAwait(false);
        foreach (var (target, text) in sure)
            Take(target, text);
        _setup.Progress(new TranslationProgress(Service.Name, sure.Count, batch.Characters, Session.Ledger.Retries));
        return doubtful.Count == 0 ? [] : Doubtful(batch, doubtful);
    }

    // Asked again in smaller company, in the locales that lack an answer; alone there is no doubt whose an answer is.
    private static List<Batch> Doubtful(Batch batch, HashSet<BatchItem> doubtful)
    {
        var items = batch.Items.Where(doubtful.Contains).ToImmutableArray();
        var locales = batch.To.Where(locale => items.Any(item => item.Text.Targets.Exists(target => target.Locale.Equals(locale) && target.Failure is not null)));
        var rest = new Batch([.. locales], items);
        return items.Length < batch.Items.Length || rest.To.Length < batch.To.Length ? [rest] : [.. rest.Halves()];
    }

    private void Take(PendingTarget target, string answer)
    {
        var reading = AnswerReader.Read(_way.Dialect, target.Text.Source, answer, target.Locale);
        if (reading.Target is { } proven)
            target.Take(proven, Service.Name);
        else
            target.Refuse($"{Service.Name} gave a translation {ProofWords.Of(reading.Failure)}");
    }

    private void TooLong(PendingTarget target, int characters) => target.Failure =
        $"it has {characters} characters, which is more than {Service.Name} takes at a time";

    private static void Fail(Batch batch, string reason)
    {
        foreach (var item in batch.Items)
        {
            foreach (var target in item.Text.Targets)
            {
                if (target.Target is null && batch.To.Contains(target.Locale))
                    target.Failure = reason;
            }
        }
    }

    private JournalKey KeyOf(PendingTarget target, string written) =>
        RequestKey.Of(Service, _way, target.Text, written, target.Locale);

    /// <summary>One batch's requests, in the books and in the budget.</summary>
    private sealed class Exchange(ServiceRun run, int characters) : IExchangeObserver
    {
        public void Sending()
        {
            run._setup.Budget.Reserve(characters, run.Price);
            run.Session.Ledger.Sent();
        }

        public void Ended(ServiceAnswer? answer, Exception? failure)
        {
            if (answer is not null)
            {
                var billed = answer.Usage.Characters ?? characters;
                run._setup.Budget.Settle(characters, billed, run.Price);
                run.Session.Ledger.Billed(billed, answer.Usage);
            }
            else if (failure is ProviderException { Failure: ProviderFailure.MalformedAnswer })
            {
                run.Session.Ledger.Billed(characters, default);
            }
            else if (failure is OperationCanceledException or ProviderException { Failure: ProviderFailure.Network or ProviderFailure.TimedOut })
            {
                // It may have been billed before the answer was lost: the budget counts it, the bill says "perhaps".
                run.Session.Ledger.Lost(characters);
            }
            else
            {
                run._setup.Budget.Settle(characters, 0, run.Price);
            }
        }

        public void Retrying() => run.Session.Ledger.Retried();
    }
}
