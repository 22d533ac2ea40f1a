using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Cli.Commands;

/// <summary>A provider as the command line knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">What it does.</param>
/// <param name="Costs">What it costs, in words.</param>
/// <param name="Missing">What is missing before it can be used; nothing when it is ready.</param>
/// <param name="Create">Makes it; gives <see langword="null"/> where nobody is asked.</param>
internal sealed record ProviderEntry(
    string Name,
    string Does,
    string Costs,
    Func<ServiceSettings, IReadOnlyList<string>> Missing,
    Func<ServiceSettings, ITranslationProvider?> Create);

/// <summary>The providers by name.</summary>
internal static class ProviderCatalog
{
    /// <summary>The providers, in the order of help and <c>localizer providers</c>.</summary>
    public static IReadOnlyList<ProviderEntry> All { get; } =
    [
        Local("memory", "takes what the translation memory has; the rest stays in the source language and is reported", () => null),
        Local("pseudo", "accented, longer text between ⟦ ⟧, for trying out layouts", () => new PseudoProvider()),
        Local("source", "copies the source; into the page's own locale it gives back the page as it was", () => new SourceProvider()),
        .. TranslationServices.All.Select(
            service => new ProviderEntry(service.Name, service.Does, service.Costs, service.Missing, service.CreateConfigured)),
    ];

    /// <summary>The names, for help and messages.</summary>
    public static string Names => string.Join(", ", All.Select(entry => entry.Name));

    /// <summary>Makes a provider.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="settings">The environment that keys and addresses come from.</param>
    /// <returns>The provider, or <see langword="null"/> for <c>memory</c>, which asks nobody.</returns>
    /// <exception cref="BadInputException">There is none of that name, or something that it needs is missing or cannot be used.</exception>
    public static ITranslationProvider? Create(string name, ServiceSettings settings)
    {
        var entry = All.FirstOrDefault(entry => entry.Name == name) ?? throw Bad(
            "provider-unknown", $"There is no provider '{name}'.", $"Choose one of {Names}; 'localizer providers' says what each needs.");
        return entry.Missing(settings) is { Count: > 0 } missing
            ? throw Bad(
                "provider-not-ready",
                $"The provider '{name}' needs {string.Join(" and ", missing)}.",
                "Set it in the environment; 'localizer providers' says what each needs.")
            : entry.Create(settings);
    }

    private static ProviderEntry Local(string name, string does, Func<ILocalProvider?> create) => new(name, does, "free", _ => [], _ => create());

    private static BadInputException Bad(string id, string message, string hint) => new(new Diagnostic(id, Severity.Error, message, Hint: hint));
}
