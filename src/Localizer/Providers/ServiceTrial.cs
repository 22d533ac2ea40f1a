using Localizer.Model;

namespace Localizer.Providers;

/// <summary>What came of having a service translate one word.</summary>
/// <param name="Target">The locale that it was translated into; <see langword="null"/> when it was not.</param>
/// <param name="Text">The translation, or <see langword="null"/> when none came.</param>
/// <param name="Usage">What was billed.</param>
/// <param name="Failure">How the service failed, or <see langword="null"/>.</param>
public sealed record ServiceTrial(Locale? Target, string? Text, ServiceUsage Usage, ProviderException? Failure)
{
    /// <summary>The word.</summary>
    public const string Word = "Hello";

    private static readonly string[] Targets = ["es", "fr", "de", "vi", "ca"];

    // A model may have to be loaded first; longer than this nobody waits to hear that all is well.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Has the word translated from English into the first of some languages that the service has; takes a minute at most.</summary>
    /// <param name="service">The service.</param>
    /// <param name="time">The clock of that minute.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ServiceTrial> RunAsync(ITranslationService service, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        using var timeout = new CancellationTokenSource(Patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await AskAsync(service, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var message = $"{service.Name} did not translate '{Word}' within {Patience.TotalSeconds:0} s. Run again later, or name another provider after it.";
            return new ServiceTrial(null, null, default, new ProviderException(ProviderFailure.TimedOut, message, exception));
        }
    }

    private static async Task<ServiceTrial> AskAsync(ITranslationService service, CancellationToken cancellationToken)
    {
        ProviderException? last = null;
        foreach (var target in Targets.Select(Locale.Parse))
        {
            var request = new ServiceRequest { From = Locale.Parse("en"), To = [target], Form = MarkupForm.Text, Items = [new ServiceItem(Word)] };
            try
            {
                var answer = await service.TranslateAsync(request, cancellationToken).ConfigureAwait(false);
                return new ServiceTrial(target, answer.Texts[0][0]?.Text, answer.Usage, null);
            }
            catch (ProviderException exception)
            {
                last = exception;
                if (exception.Failure != ProviderFailure.LocaleUnsupported)
                    break;
            }
        }

        return new ServiceTrial(null, null, default, last);
    }
}
