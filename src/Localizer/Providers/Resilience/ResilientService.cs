using Localizer.Model;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Localizer.Providers.Resilience;

/// <summary>Sees an exchange from its batch's side.</summary>
internal interface IExchangeObserver
{
    /// <summary>A request is about to be sent. An exception thrown here keeps it from being sent, and ends the batch with it.</summary>
    void Sending();

    /// <summary>A request came to an end.</summary>
    /// <param name="answer">Its answer, or <see langword="null"/>.</param>
    /// <param name="failure">Why there is none, or <see langword="null"/>.</param>
    void Ended(ServiceAnswer? answer, Exception? failure);

    /// <summary>The request will be sent again.</summary>
    void Retrying();
}

/// <summary>A service as the pipeline uses it: patient, within its quota, and in time.</summary>
internal sealed class ResilientService : IDisposable
{
    private readonly ITranslationService _service;
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _time;
    private readonly CharacterWindowLimiter _quota;
    private readonly ResiliencePipeline<ServiceAnswer> _pipeline;

    /// <summary>Puts retry, breaker, quota and time-outs around a service.</summary>
    public ResilientService(ITranslationService service, ResilienceOptions options, TimeProvider time)
    {
        _service = service;
        _options = options;
        _time = time;
        _quota = new CharacterWindowLimiter(service.Capabilities.Quota, time);
        _pipeline = ServicePipeline.Build(service, _quota, options, time);
    }

    /// <summary>The service itself.</summary>
    public ITranslationService Service => _service;

    /// <summary>Translates a batch.</summary>
    /// <param name="request">The batch.</param>
    /// <param name="characters">Its characters as the service counts them.</param>
    /// <param name="observer">Is told of each request.</param>
    /// <param name="cancellationToken">Ends waits at once, and a request in flight after a short grace: it may be paid for already.</param>
    /// <exception cref="ProviderException">The service did not translate, however patient we were.</exception>
    public async Task<ServiceAnswer> TranslateAsync(
        ServiceRequest request, int characters, IExchangeObserver observer, CancellationToken cancellationToken)
    {
        var answer = await ExecuteAsync(
            characters, observer.Retrying, attempt => SendAsync(request, observer, attempt, cancellationToken), cancellationToken).ConfigureAwait(false);
        _quota.NoteTaken(characters);
        return answer;
    }

    /// <summary>Asks the service for its locales, as patiently as for a translation.</summary>
    /// <exception cref="ProviderException">The service could not be asked, however patient we were.</exception>
    public async Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken)
    {
        ServiceLocales? locales = null;
        await ExecuteAsync(
            characters: 0,
            retrying: () => { },
            async attempt =>
            {
                locales = await _service.GetLocalesAsync(attempt).ConfigureAwait(false);
                return new ServiceAnswer([], default);
            },
            cancellationToken).ConfigureAwait(false);
        return locales!;
    }

    /// <summary>Has the service keep a glossary, as patiently as for a translation.</summary>
    /// <param name="keep">Asks it to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ProviderException">It keeps none, however patient we were.</exception>
    public Task KeepGlossaryAsync(Func<CancellationToken, Task> keep, CancellationToken cancellationToken) => ExecuteAsync(
        characters: 0,
        retrying: () => { },
        async attempt =>
        {
            await keep(attempt).ConfigureAwait(false);
            return new ServiceAnswer([], default);
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _quota.Dispose();

    private async Task<ServiceAnswer> ExecuteAsync(
        int characters, Action retrying, Func<CancellationToken, ValueTask<ServiceAnswer>> ask, CancellationToken cancellationToken)
    {
        using var total = new ActiveTimeout(_options.TotalTimeout, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Expired);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, ending.Token);
        context.Properties.Set(ServicePipeline.Characters, characters);
        context.Properties.Set(ServicePipeline.TotalTimeout, total);
        context.Properties.Set(ServicePipeline.Retrying, retrying);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (attempt, send) => send(attempt.CancellationToken), context, ask).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (total.Expired.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(ProviderFailure.TimedOut, $"{_service.Name} did not answer within {_options.TotalTimeout.TotalSeconds:0} s, tries included.");
        }
        catch (TimeoutRejectedException exception)
        {
            throw new ProviderException(ProviderFailure.TimedOut, $"{_service.Name} did not answer within {exception.Timeout.TotalSeconds:0} s, {_options.MaxRetries + 1} times in a row.", exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw new ProviderException(ProviderFailure.Unavailable, $"{_service.Name} fails so often that it is left alone for now.", exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // The attempt's token ends for two reasons: its time-out, which ends the request, and the end of the run, which lets an answer
    // that may be on its way arrive.
    private async ValueTask<ServiceAnswer> SendAsync(
        ServiceRequest request, IExchangeObserver observer, CancellationToken attempt, CancellationToken run)
    {
        observer.Sending();
        using var span = Telemetry.Attempt(_service.Name, _service.Endpoint);
        var began = _time.GetTimestamp();
        using var ended = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var registration = attempt.UnsafeRegister(
            _ =>
            {
                if (run.IsCancellationRequested)
                    ended.CancelAfter(_options.Grace);
                else
                    ended.Cancel();
            },
            null);
        try
        {
            var answer = await _service.TranslateAsync(request, ended.Token).ConfigureAwait(false);
            observer.Ended(answer, null);
            Telemetry.AttemptDone(span, _service.Name, _time.GetElapsedTime(began), failure: null);
            return answer;
        }
        catch (Exception exception)
        {
            observer.Ended(null, exception);
            Telemetry.AttemptDone(span, _service.Name, _time.GetElapsedTime(began), KindOf(exception));
            if (exception is ProviderException { Failure: ProviderFailure.RateLimited } limited)
                _quota.SlowDown(limited.RetryAfter < _options.MaxRetryAfter ? limited.RetryAfter : null, began);
            if (exception is OperationCanceledException)
                attempt.ThrowIfCancellationRequested();
            throw;
        }
    }

    private static string KindOf(Exception exception) => exception switch
    {
        ProviderException failure => $"{failure.Failure}",
        OperationCanceledException => "left",
        _ => exception.GetType().Name,
    };
}
