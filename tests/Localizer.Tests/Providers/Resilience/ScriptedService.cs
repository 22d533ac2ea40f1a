using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Resilience;

namespace Localizer.Tests.Providers.Resilience;

/// <summary>A service that does as the test says, and counts.</summary>
/// <param name="answer">Answers a call by its number, from 1; the token is the exchange's.</param>
internal sealed class ScriptedService(Func<int, CancellationToken, Task<ServiceAnswer>> answer) : ITranslationService, IExchangeObserver
{
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(77);

    public static readonly ServiceAnswer Answer = new([[new ServiceText("Xin chào")]], default);

    public static readonly ServiceRequest Request = new()
    {
        From = Locale.Parse("en"),
        To = [Locale.Parse("vi")],
        Form = MarkupForm.Text,
        Items = [new ServiceItem("Hello")],
    };

    public string Name => "scripted";

    public string Endpoint => "https://scripted.example";

    public string Fingerprint => "";

    public ServiceCapabilities Capabilities { get; init; } = new()
    {
        Forms = [MarkupForm.Text],
        BillingUnit = BillingUnit.Utf16Units,
        MaxItems = 10,
        MaxItemCharacters = 1_000,
        MaxRequestCharacters = 1_000,
        AttemptTimeout = AttemptTimeout,
    };

    public int Calls { get; private set; }

    public int Retries { get; private set; }

    public List<Exception?> Failures { get; } = [];

    /// <summary>The token of the exchange that began last.</summary>
    public CancellationToken Exchange { get; private set; }

    /// <summary>A service that never answers before it is left.</summary>
    public static async Task<ServiceAnswer> HangAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<ServiceAnswer>();
        await using var registration = cancellationToken.UnsafeRegister(_ => never.TrySetCanceled(cancellationToken), null);
        return await never.Task;
    }

    public static Task<ServiceAnswer> Fail(ProviderFailure failure, TimeSpan? retryAfter = null) =>
        Task.FromException<ServiceAnswer>(new ProviderException(failure, "It failed.") { RetryAfter = retryAfter });

    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], []));

    public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        Exchange = cancellationToken;
        return answer(++Calls, cancellationToken);
    }

    public void Sending()
    {
    }

    public void Ended(ServiceAnswer? answer, Exception? failure) => Failures.Add(failure);

    public void Retrying() => Retries++;
}
