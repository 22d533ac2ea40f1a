using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Localizer.Emulators;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>A service that keeps tags and what is protected, enciphers all other words, and puts what it is told in the place of some of them.</summary>
internal sealed partial class WordService(params (string Source, string Target)[] words) : ITranslationService
{
    public string Name { get; init; } = "words";

    public string Endpoint => "http://127.0.0.1";

    public string Fingerprint => "";

    public ServiceCapabilities Capabilities { get; init; } = new()
    {
        Forms = [MarkupForm.Html, MarkupForm.Text],
        BillingUnit = BillingUnit.Utf16Units,
        MaxItems = 10,
        MaxItemCharacters = 5_000,
        MaxRequestCharacters = 5_000,
        AttemptTimeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>Whether it fails when it is asked.</summary>
    public bool IsDown { get; set; }

    /// <summary>What it answers to a text instead; <see langword="null"/> for what it always does.</summary>
    public Func<string, string?> Instead { get; init; } = _ => null;

    /// <summary>The texts that it was asked for.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], ["en", "es", "vi"]));

    public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new ProviderException(ProviderFailure.NotAuthorized, "words are down.");
        foreach (var item in request.Items)
            Texts.Enqueue(item.Text);
        return Task.FromResult(new ServiceAnswer(
            [.. request.To.Select(_ => request.Items.Select(item => (ServiceText?)new ServiceText(Instead(item.Text) ?? Translated(item.Text))).ToImmutableArray())],
            new ServiceUsage(request.Items.Sum(item => item.Text.Length) * request.To.Length)));
    }

    private string Translated(string text) => string.Concat(Piece().Matches(text).Select(piece => piece.Value[0] == '<' ? piece.Value : Words(piece.Value)));

    private string Words(string text)
    {
        var pattern = words.Length == 0 ? "(?!)" : string.Join('|', words.Select(word => Regex.Escape(word.Source)));
        var (answer, position) = ("", 0);
        foreach (Match match in Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            answer += SmallModel.Enciphered(text[position..match.Index]) + words.First(word => word.Source == match.Value).Target;
            position = match.Index + match.Length;
        }

        return answer + SmallModel.Enciphered(text[position..]);
    }

    [GeneratedRegex("<span[^>]*>[^<]*</span>|<[^>]*>|[^<]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Piece();
}
