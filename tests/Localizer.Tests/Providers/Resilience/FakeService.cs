using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Resilience;

/// <summary>A service that answers, or fails, as it is told, one exchange after the other.</summary>
internal sealed class FakeService(Func<int, Exception?> failureOf) : ITranslationService
{
    private int _asked;

    public string Name => "fake";

    public string Endpoint => "http://127.0.0.1";

    public string Fingerprint => "";

    public int Asked => _asked;

    public ServiceCapabilities Capabilities { get; init; } = new()
    {
        Forms = [MarkupForm.Html],
        BillingUnit = BillingUnit.Utf16Units,
        MaxItems = 10,
        MaxItemCharacters = 1000,
        MaxRequestCharacters = 1000,
        AttemptTimeout = TimeSpan.FromSeconds(20),
    };

    public static ServiceRequest Request { get; } =
        new() { From = Locale.Parse("en"), To = [Locale.Parse("vi")], Form = MarkupForm.Html, Items = [new ServiceItem("Hello")] };

    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], ["en", "vi"]));

    public async Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        if (failureOf(Interlocked.Increment(ref _asked)) is { } failure)
        {
            if (failure is TimeoutException)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            throw failure;
        }

        return new ServiceAnswer([[new ServiceText("Xin chào")]], new ServiceUsage(5));
    }
}
