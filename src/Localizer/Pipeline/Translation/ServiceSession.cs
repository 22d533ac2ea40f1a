using System.Threading.RateLimiting;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Resilience;

namespace Localizer.Pipeline.Translation;

/// <summary>A service over a whole run, in whichever way it is asked: its quota and patience, its bill, and whether it is still any use.</summary>
internal sealed class ServiceSession : IDisposable
{
    // Exchanges that fail one after the other, none between them going well, until a service is taken for broken. To find one guilty text
    // among a thousand by halving takes 20; what is refused costs nothing, so that a whole page of guilty texts is borne with from a
    // service that has shown that it translates, and some of them from one that has not yet.
    private const int MostFailuresInARow = 24;
    private const int MostRefusalsAtFirst = 64;
    private const int MostRefusalsInARow = 512;
    private const int MostExhaustedInARow = 2;

    private int _failuresInARow;
    private bool _hasTranslated;
    private int _exhaustedInARow;
    private ProviderException? _stoppedBy;
    private readonly Lock _readyLock = new();
    private readonly ConcurrencyLimiter _inFlight;
    private Task? _ready;
    private readonly ServiceGlossaries _glossaries;
    private long _packed;

    /// <summary>Sets the service up; nothing is sent.</summary>
    public ServiceSession(ITranslationService service, TranslationSetup setup)
    {
        Resilient = new ResilientService(service, setup.Resilience, setup.Time);
        Ledger = new BillingLedger(service);
        _glossaries = new ServiceGlossaries(Resilient, setup.Briefing);
        _inFlight = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = setup.Jobs, QueueLimit = int.MaxValue });
    }

    /// <summary>The questions that it is being asked.</summary>
    public QuestionClaims Claims { get; } = new();

    /// <summary>The service with retry, breaker, quota and time-outs around it.</summary>
    public ResilientService Resilient { get; }

    /// <summary>The service itself.</summary>
    public ITranslationService Service => Resilient.Service;

    /// <summary>What it was asked and bills.</summary>
    public BillingLedger Ledger { get; }

    /// <summary>The characters that were packed for it so far, sent or not.</summary>
    public long Packed => Volatile.Read(ref _packed);

    /// <summary>Why it is not asked any longer, or <see langword="null"/>.</summary>
    public ProviderException? StoppedBy => Volatile.Read(ref _stoppedBy);

    /// <summary>
    /// Asks the service what it has before requests are packed for it: some say their limits only then. One that does not answer, with
    /// all our patience, is not asked any longer.
    /// </summary>
    public Task GetReadyAsync(CancellationToken cancellationToken)
    {
        lock (_readyLock)
            return _ready ??= AskForLocalesAsync(cancellationToken);
    }

    /// <summary>Has a service that keeps glossaries keep one for each pair of locales, once; texts are translated without where it does not.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task KeepGlossariesAsync(IEnumerable<(Locale From, Locale To)> pairs, CancellationToken cancellationToken) =>
        StoppedBy is null ? _glossaries.KeepAsync(pairs, cancellationToken) : Task.CompletedTask;

    /// <summary>Whether the service is given the glossary's terms in its own way, besides what stands in the text.</summary>
    public bool AppliesTerms(Locale from, Locale to) => _glossaries.Apply(from, to);

    /// <summary>The glossaries that the service was to keep and does not.</summary>
    public IEnumerable<Diagnostic> GlossaryNotices => _glossaries.Notices;

    /// <summary>Waits until a request may be in flight beside the others.</summary>
    /// <returns>To be disposed when its answer was taken.</returns>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => _inFlight.AcquireAsync(1, cancellationToken);

    private async Task AskForLocalesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Resilient.GetLocalesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception)
        {
            Stop(exception);
        }
    }

    /// <summary>Notes characters that were packed for it.</summary>
    public void NotePacked(long characters) => Interlocked.Add(ref _packed, characters);

    /// <summary>Notes an exchange that went well.</summary>
    public void NoteSuccess() => (_failuresInARow, _exhaustedInARow, _hasTranslated) = (0, 0, true);

    /// <summary>Notes an exchange that failed.</summary>
    /// <param name="failure">How.</param>
    /// <returns>Whether so many failed in a row that cutting requests smaller is no help.</returns>
    public bool NoteFailure(ProviderFailure failure)
    {
        var isRefusal = failure is ProviderFailure.BadRequest or ProviderFailure.TooLarge or ProviderFailure.ContentRefused;
        var most = !isRefusal ? MostFailuresInARow : Volatile.Read(ref _hasTranslated) ? MostRefusalsInARow : MostRefusalsAtFirst;
        return Interlocked.Increment(ref _failuresInARow) >= most;
    }

    /// <summary>Notes that all patience with a request was in vain; the second time in a row the service is given up.</summary>
    public void NoteExhausted(ProviderException exception)
    {
        if (Interlocked.Increment(ref _exhaustedInARow) >= MostExhaustedInARow)
            Stop(exception);
    }

    /// <summary>Gives the service up for this run.</summary>
    public void Stop(ProviderException exception) => Interlocked.CompareExchange(ref _stoppedBy, exception, null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Resilient.Dispose();
        _inFlight.Dispose();
    }
}
