using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Cli.Commands;

/// <summary>A provider as the command line knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Needs">What it needs before it can be used; empty when it needs nothing.</param>
/// <param name="Does">What it does.</param>
internal sealed record ProviderEntry(string Name, string Needs, string Does);

/// <summary>The providers by name.</summary>
internal static class ProviderCatalog
{
    /// <summary>The providers, in the order of help and <c>localizer providers</c>.</summary>
    public static IReadOnlyList<ProviderEntry> All { get; } =
    [
        new("memory", "", "takes what the translation memory has; the rest stays in the source language and is reported"),
        new("pseudo", "", "accented, longer text between ⟦ ⟧, for trying out layouts"),
        new("source", "", "copies the source; into the page's own locale it gives back the page as it was"),
    ];

    /// <summary>The names, for help and messages.</summary>
    public static string Names => string.Join(", ", All.Select(entry => entry.Name));

    /// <summary>Makes a provider.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The provider, or <see langword="null"/> for <c>memory</c>, which asks nobody.</returns>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    public static ILocalProvider? Create(string name) => name switch
    {
        "memory" => null,
        "pseudo" => new PseudoProvider(),
        "source" => new SourceProvider(),
        _ => throw new BadInputException(new Diagnostic(
            "provider-unknown", Severity.Error, $"There is no provider '{name}'.", Hint: $"Choose one of {Names}; 'localizer providers' says what each needs.")),
    };
}
