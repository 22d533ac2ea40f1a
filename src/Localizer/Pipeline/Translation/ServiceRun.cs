using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Resilience;
using Microsoft.Extensions.Logging;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// One service, asked in one way for the texts of a window of pages: what was paid for before comes from the journal, the rest is packed
/// and sent. A batch that is refused, or whose answer is not to be trusted, is halved until the guilty text stands alone. A service that
/// cannot be helped is not asked again.
/// </summary>
internal sealed class ServiceRun
{
    private readonly TranslationSetup _setup;
    private readonly AskingWay _way;
    private readonly QuestionBook _book;
    private readonly QuestionBook _atMost;
    private readonly QuestionClaims _claims;

    /// <summary>Sets a way of asking up; nothing is sent.</summary>
    public ServiceRun(ServiceSession session, AskingWay way, TranslationSetup setup)
    {
        (Session, _way, _setup, _claims) = (session, way, setup, session.Claims);
        _book = new QuestionBook(way, session.Service.Capabilities, setup.Terms);
        _atMost = ReferenceEquals(way.AtMost, way) ? _book : new QuestionBook(way.AtMost, session.Service.Capabilities, setup.Terms);
    }

    /// <summary>The service.</summary>
    public ServiceSession Session { get; }

    private ITranslationService Service => Session.Service;

    private bool IsOver => Session.StoppedBy is not null || _setup.Budget.WasExceeded;

    /// <summary>Whether asking in this way is of use for a target.</summary>
    public bool IsOfUseFor(PendingTarget target) => !_book.Of(target).IsEmpty;

    /// <summary>Takes what the journal has for a target.</summary>
    /// <returns>Whether all of it was answered; the target is taken or refused then.</returns>
    public bool TryTakeJournalled(PendingTarget target)
    {
        foreach (var question in _book.Of(target))
        {
            if (!_book.IsAnswered(question))
                TryRecall(question);
        }

        if (!_book.AnswersFor(target).All(answer => answer is not null))
            return false;
        Conclude(target);
        return true;
    }

    /// <summary>The requests that would be sent for the targets: a question that was planned for other pages is not asked again.</summary>
    public List<Batch> Plan(IEnumerable<PendingTarget> targets)
    {
        // Never disposed: a plan stands until the run ends.
        var claim = _claims.Open();
        return Pack(QuestionsFor(targets).Where(question => claim.TryAdd(KeyOf(question), out _)));
    }

    /// <summary>What asking for the targets in this way comes to at worst, each request being sent once.</summary>
    public Expense AtMostFor(IEnumerable<PendingTarget> targets)
    {
        var (questions, capabilities) = (QuestionsIn(_atMost, targets).ToList(), Service.Capabilities);
        var characters = questions.Sum(question => (long)BilledText.Count(Write(question.Text), capabilities.BillingUnit));
        if (capabilities.TokenPrice is not { } price)
            return new Expense(characters, capabilities.CostOf(characters, default) ?? 0);
        var batches = new RequestPacker(capabilities, Write).Pack(questions, (_, _) => { });
        return new Expense(characters, batches.Sum(batch => price.Of(Service.MostTokens(RequestOf(batch)))));
    }

    /// <summary>Asks the service.</summary>
    /// <param name="targets">What it is asked for; afterwards each has a target, or a reason why not.</param>
    /// <param name="cancellationToken">Ends the run; answers that arrive shortly after are kept.</param>
    public async Task AskAsync(IReadOnlyList<PendingTarget> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0 || IsOver)
            return;
        await Session.GetReadyAsync(cancellationToken).ConfigureAwait(false);
        await Session.KeepGlossariesAsync(targets.Select(target => (target.Text.From, target.Locale)).Distinct(), cancellationToken).ConfigureAwait(false);
        for (var open = QuestionsFor(targets).ToList(); open.Count > 0 && !IsOver;)
            open = await AskAsync(open, cancellationToken).ConfigureAwait(false);

        // Some answers can be done without.
        foreach (var target in targets)
            Conclude(target);
    }

    // Asks what nobody asks yet, and then waits for what others ask; gives what they got no answer to. Nobody waits with a claim in hand.
    private async Task<List<PendingTarget>> AskAsync(List<PendingTarget> questions, CancellationToken cancellationToken)
    {
        var (own, others) = (new List<PendingTarget>(), new Dictionary<PendingTarget, QuestionClaims.Claim>());
        using (var claim = _claims.Open())
        {
            foreach (var question in questions)
            {
                // Others may have got its answer since the journal was looked through.
                if (!claim.TryAdd(KeyOf(question), out var other))
                    others.Add(question, other);
                else if (!TryRecall(question))
                    own.Add(question);
            }

            // All of them line up for a place in flight, so that the windows that came first are done first. Once an answer cannot be put on
            // disk no more is asked for, which could not be kept either.
            var batches = Pack(own);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, batches.Count), CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(
                batches, parallel, async (batch, ending) => await SendWholeAsync(batch, ending).ConfigureAwait(false)).ConfigureAwait(false);
        }

        await Task.WhenAll(others.Values.Select(other => other.Done)).WaitAsync(cancellationToken).ConfigureAwait(false);
        return [.. others.Keys.Where(question => !TryRecall(question))];
    }

    private List<Batch> Pack(IEnumerable<PendingTarget> questions)
    {
        var batches = new RequestPacker(Service.Capabilities, Write, Session.Packed).Pack(questions, TooLong);
        Session.NotePacked(batches.Sum(batch => (long)batch.Characters));
        return batches;
    }

    private bool TryRecall(PendingTarget question)
    {
        if (_setup.Journal?.Find(KeyOf(question)) is not { } kept)
            return false;
        Answer(question, _way.Recall(kept));
        return true;
    }

    private IEnumerable<PendingTarget> QuestionsFor(IEnumerable<PendingTarget> targets) => QuestionsIn(_book, targets);

    private static IEnumerable<PendingTarget> QuestionsIn(QuestionBook book, IEnumerable<PendingTarget> targets) =>
        targets.SelectMany(target => book.Of(target)).Where(question => !book.IsAnswered(question)).Distinct();

    private ServiceRequest RequestOf(Batch batch) => batch.ToRequest(_way.Dialect.Form, Service.Capabilities, _setup.Briefing);

    private string Write(PendingText text) => _way.Dialect.Write(text.Source, text.Untouchable);

    // What must be asked again, smaller each time, lines up behind its other half: what is good in a batch shows early that the service is.
    private async Task SendWholeAsync(Batch batch, CancellationToken cancellationToken)
    {
        var open = new Queue<Batch>([batch]);
        while (open.TryDequeue(out var next))
        {
            using var place = await Session.EnterAsync(cancellationToken).ConfigureAwait(false);
            if (IsOver)
            {
                if (Session.StoppedBy is { } reason)
                    Fail(next, reason.Message);
                continue;
            }

            foreach (var rest in await SendAsync(next, place, cancellationToken).ConfigureAwait(false))
                open.Enqueue(rest);
        }
    }

    private async Task<IReadOnlyList<Batch>> SendAsync(Batch batch, RateLimitLease place, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Batch(Service.Name, batch.To, batch.Items.Length, batch.Characters);
        if (_setup.TracesText)
            span?.SetTag("localizer.texts", batch.Items.Select(item => item.Written).ToArray());
        var began = _setup.Time.GetTimestamp();
        var request = RequestOf(batch);
        using var exchange = new BatchBooks(Session, _setup, _way.Rung, batch.Characters, request);
        try
        {
            exchange.Reserve();
            var answer = await Session.Resilient.TranslateAsync(request, batch.Characters, exchange, cancellationToken).ConfigureAwait(false);

            // The next request goes out while this answer is put on disk and read.
            place.Dispose();
            Session.NoteSuccess();
            if (_setup.Log.IsEnabled(LogLevel.Debug))
                RunLog.Answered(_setup.Log, Service.Name, batch.Items.Length, string.Join(", ", batch.To), batch.Characters, MillisecondsSince(began));
            return await TakeAsync(batch, answer, exchange.PricePerMillion).ConfigureAwait(false);
        }
        catch (BudgetExceededException exceeded)
        {
            // What is in flight may cost less than was put aside for it.
            if (exceeded.Settling is { } settling)
            {
                await settling.WaitAsync(cancellationToken).ConfigureAwait(false);
                return [batch];
            }

            // What is left may reach for a part of it.
            var halves = batch.Halves().ToList();
            if (halves.Count == 0)
                _setup.Budget.Close();
            return halves;
        }
        catch (ProviderException exception)
        {
            Telemetry.Fail(span, $"{exception.Failure}");
            if (_setup.Log.IsEnabled(LogLevel.Warning))
                RunLog.Failed(_setup.Log, Service.Name, batch.Items.Length, MillisecondsSince(began), $"{exception.Failure}", exception.Message);
            if (BatchBooks.UsageOf(exception) is not null)
                await KeepAsync([.. batch.To.SelectMany(locale => batch.Items.Select(item => InVain(item, locale, exchange.PricePerMillion)))]).ConfigureAwait(false);
            return AfterFailure(batch, exception);
        }
    }

    private long MillisecondsSince(long began) => (long)_setup.Time.GetElapsedTime(began).TotalMilliseconds;

    /// <summary>What is to be sent after a batch failed.</summary>
    private List<Batch> AfterFailure(Batch batch, ProviderException exception)
    {
        var isBroken = Session.NoteFailure(exception.Failure);
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
    private async Task<IReadOnlyList<Batch>> TakeAsync(Batch batch, ServiceAnswer answer, decimal? pricePerMillion)
    {
        var (entries, sure, doubtful) = (ImmutableArray.CreateBuilder<JournalEntry>(), new List<(PendingTarget, ServiceText)>(), new HashSet<BatchItem>());
        for (var locale = 0; locale < batch.To.Length; locale++)
        {
            var answers = locale < answer.Texts.Length ? answer.Texts[locale] : [];
            var texts = AnswerCheck.Sure(batch.Items, answers);
            for (var i = 0; i < batch.Items.Length; i++)
            {
                var item = batch.Items[i];
                var question = item.Text.Targets.Find(candidate => candidate.Locale.Equals(batch.To[locale]))!;
                if (texts[i] is not { } text)
                {
                    doubtful.Add(item);
                    entries.Add(InVain(item, batch.To[locale], pricePerMillion));
                    question.Failure = $"{Service.Name} sent no answer for it that is surely its own";
                    continue;
                }

                var kept = new ServiceText(text, answers[i]!.Alignment);
                entries.Add(EntryOf(KeyOf(question, item.Written), item, question.Locale, _way.Keep(kept), pricePerMillion));
                sure.Add((question, kept));
            }
        }

        await KeepAsync(entries.DrainToImmutable()).ConfigureAwait(false);
        foreach (var (question, text) in sure)
            Answer(question, text);
        _setup.Progress(new TranslationProgress(Service.Name, batch.Characters, Session.Ledger.Retries));
        return doubtful.Count == 0 ? [] : Unanswered(batch, doubtful);
    }

    // Onto disk, and into the books.
    private async Task KeepAsync(ImmutableArray<JournalEntry> paid)
    {
        if (_setup.Journal is { } journal)
            await journal.AddAsync(paid).ConfigureAwait(false);
        var now = _setup.Time.GetUtcNow();
        _setup.Spending.Add(paid.Select(entry => entry.PaidAt(now)));
    }

    // Was paid for, and answers nothing: no question has its key.
    private JournalEntry InVain(BatchItem item, Locale locale, decimal? pricePerMillion) =>
        EntryOf(JournalKey.From(RandomNumberGenerator.GetBytes(JournalKey.Length)), item, locale, "", pricePerMillion);

    private JournalEntry EntryOf(JournalKey key, BatchItem item, Locale locale, string answer, decimal? pricePerMillion) =>
        new(key, $"{item.Text.Context.UnitKey}@{locale}", _way.Rung, answer, item.Characters)
        {
            Provider = Service.Name,
            PricePerMillion = pricePerMillion,
            Currency = pricePerMillion is null ? null : Service.Capabilities.Currency,
        };

    // Asked again in smaller company, in the locales that lack an answer; alone there is no doubt whose an answer is.
    private List<Batch> Unanswered(Batch batch, HashSet<BatchItem> doubtful)
    {
        var items = batch.Items.Where(doubtful.Contains).ToImmutableArray();
        var locales = batch.To.Where(locale => items.Any(item => item.Text.Targets.Exists(target => target.Locale.Equals(locale) && !_book.IsAnswered(target))));
        var rest = new Batch([.. locales], items);
        return items.Length < batch.Items.Length || rest.To.Length < batch.To.Length ? [rest] : [.. rest.Halves()];
    }

    // Enters an answer, and settles what it completes.
    private void Answer(PendingTarget question, ServiceText answer)
    {
        foreach (var target in _book.Answer(question, answer))
            Conclude(target);
    }

    // Takes or refuses what the answers for a target come to, once.
    private void Conclude(PendingTarget target)
    {
        if (target.Target is not null || target.RefusedBy == this)
            return;
        if (_way.Read(target, _book.AnswersFor(target), _setup.Known) is not { } reading)
        {
            target.Failure = _book.Of(target).Select(question => question.Failure).FirstOrDefault(failure => failure is not null) ?? target.Failure;
            return;
        }

        if (reading.Target is not { } proven)
        {
            target.Refuse(this, $"{Service.Name} gave a translation {reading.Failure}");
            return;
        }

        Weigh(target, proven, new MachineOrigin(Service.Name, reading.Rung, reading.Review) { Version = Service.Fingerprint });
    }

    // Takes a translation that nothing is wrong with; any other is kept, for when no better one comes.
    private void Weigh(PendingTarget target, ProvenTarget proven, MachineOrigin origin)
    {
        var judged = _setup.Known.Judge(target, proven, place => RouteOf(place, target));
        var doubt = AnswerDoubt.About(_way.Untranslated(target), proven.Text.Text, target.Locale);
        if (doubt is null && judged.Terms.Lacking.IsEmpty)
        {
            target.Take(judged.Target, origin, judged.Terms);
            Session.Ledger.Settled(origin.Rung);
            return;
        }

        // The source itself is no translation to fall back on.
        if (doubt?.Flaw != AnswerFlaw.Unchanged)
            target.Keep(new DoubtfulTarget(judged.Target, doubt is null ? origin : origin with { Review = doubt.Review }, doubt?.WordsLeft ?? 0, judged.Terms));
        if (doubt is null)
            target.Lack(judged.Terms.Lacking);
        target.Refuse(this, $"{Service.Name} gave a translation {doubt?.Words ?? $"without the glossary's form for '{judged.Terms.Lacking[0].Source}'"}");
    }

    private TermRoute RouteOf(ProtectableTerm place, PendingTarget target) => _way.RouteOf(place, target) is var route and not TermRoute.Plain
        ? route
        : Session.AppliesTerms(target.Text.From, target.Locale) ? TermRoute.Native : TermRoute.Plain;

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

    private JournalKey KeyOf(PendingTarget target) => KeyOf(target, Write(target.Text));

    private JournalKey KeyOf(PendingTarget target, string written) =>
        RequestKey.Of(Service, _way, target.Text, written, target.Locale, _setup.Briefing);
}
