using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;

namespace Localizer.Cli.Commands;

/// <summary>What a run does with services.</summary>
internal enum ServiceUse
{
    /// <summary>It asks them: what they need has to be there.</summary>
    Asked,

    /// <summary>It leaves them alone, and does without their keys.</summary>
    LeftAlone,
}

/// <summary>The providers that a run asks, one after the other.</summary>
internal static class ProviderChain
{
    /// <summary>Makes the providers of a chain.</summary>
    /// <param name="names">Their names with commas, the first one first.</param>
    /// <param name="use">What the run does with services.</param>
    /// <param name="loaded">What is to know of them, and the project that their lists of locales are kept in.</param>
    /// <param name="context">The environment that keys come from.</param>
    /// <returns>The providers; none for <c>memory</c>, which asks nobody.</returns>
    /// <exception cref="BadInputException">A name is unknown, something is missing, or they do not go together.</exception>
    public static IReadOnlyList<ITranslationProvider> Create(string names, ServiceUse use, LoadedConfiguration loaded, CommandContext context)
    {
        var chain = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        var asked = chain.Where(name => use == ServiceUse.Asked || !TranslationServices.Names.Contains(name, StringComparer.Ordinal));
        var providers = asked.Select(name => ProviderCatalog.Create(name, SettingsOf(name, loaded, context))).OfType<ITranslationProvider>().ToList();
        if (providers.Count > 1 && providers.Any(provider => provider is ILocalProvider))
            throw Bad("usage", $"'{names}' mixes services with rules that translate everything.", "Name services only, or pseudo or source alone.");
        return providers.Count > 0 || chain.Count > 0 ? providers : throw Bad("usage", "No provider is named.", $"Name one of {ProviderCatalog.Names}.");
    }

    /// <summary>Holds a run to its budget before it begins: unattended, nothing is bought without a limit, nor held to a cost that nobody can tell.</summary>
    /// <exception cref="BadInputException">A limit is missing, or cannot be held.</exception>
    public static void CheckBudget(PipelineOptions options, CommandContext context)
    {
        var services = options.Providers.OfType<ITranslationService>().ToList();
        if (options.MaxCost is not null && services.Find(service => !service.Capabilities.IsPriced) is { } unpriced)
        {
            var setting = unpriced.Capabilities.BillingUnit == BillingUnit.Tokens ? "tokenPrice" : "price";
            throw Bad(
                "price-unknown", $"--max-cost cannot be held: the price of {unpriced.Name} is not known.",
                $"Say it as providers.{unpriced.Name}.{setting} in localizer.json, or give --max-characters.");
        }

        var isUnattended = context.Variable("CI") is "true" or "1";
        if (isUnattended && options is { Mode: RunMode.Translate, MaxCharacters: null, MaxCost: null }
            && services.Find(service => !service.Capabilities.IsFree) is { } paid)
        {
            throw Bad(
                "budget-missing", $"{paid.Name} costs money, and under CI a run needs a limit.",
                "Give --max-characters or --max-cost, or maxCharacters or maxCost in localizer.json.");
        }
    }

    private static ServiceSettings SettingsOf(string name, LoadedConfiguration loaded, CommandContext context) => new()
    {
        Variable = context.Variable,
        Configuration = loaded.Configuration.Providers.GetValueOrDefault(name),
        TimeProvider = context.Time,
        Project = Path.GetFileName(Path.TrimEndingDirectorySeparator(loaded.Folder)),
        Locales = new LocaleCache(Path.Combine(loaded.Folder, ".localizer", "locales"), context.Time, context.Error.WriteLine),
    };

    private static BadInputException Bad(string id, string message, string hint) => new(new Diagnostic(id, Severity.Error, message, Hint: hint));
}
