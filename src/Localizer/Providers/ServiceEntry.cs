namespace Localizer.Providers;

/// <summary>What an adapter is made from.</summary>
public sealed record ServiceSettings
{
    /// <summary>Reads an environment variable; <see langword="null"/> or empty when it is not set. Keys come from here and nowhere else.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>What the configuration says of the provider, or <see langword="null"/> when it says nothing.</summary>
    public ProviderConfiguration? Configuration { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Keeps the services' lists of locales, or <see langword="null"/> when they are asked for each time.</summary>
    public LocaleCache? Locales { get; init; }

    /// <summary>The project's name, by which what a service keeps for it is known as its own.</summary>
    public string Project { get; init; } = "";

    /// <summary>How long one exchange may take, or <see langword="null"/> for the service's usual time.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>The variable's value without white space at its ends, or <see langword="null"/> when there is nothing in it.</summary>
    /// <param name="variable">The variable's name.</param>
    public string? Read(string variable) => Variable(variable)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Those of some variables that are not set.</summary>
    /// <param name="variables">The variables' names.</param>
    public IReadOnlyList<string> Missing(params ReadOnlySpan<string> variables)
    {
        var missing = new List<string>();
        foreach (var variable in variables)
        {
            if (Read(variable) is null)
                missing.Add(variable);
        }

        return missing;
    }
}

/// <summary>What is wrong with what the configuration says of a provider.</summary>
/// <param name="Member">The member, such as <c>tier</c> or <c>quota.seconds</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do.</param>
public sealed record ConfigurationProblem(string Member, string Message, string Hint);

/// <summary>A translation service that Localizer knows.</summary>
/// <param name="Name">The provider's name.</param>
/// <param name="Does">What it is, as the end of a sentence.</param>
/// <param name="Costs">What it costs by its list, in words.</param>
/// <param name="Missing">The environment variables (or programs) that are missing before it can be used; none when it is ready.</param>
/// <param name="Create">Makes the adapter; throws <see cref="Model.BadInputException"/> when a setting cannot be used. Nothing is sent.</param>
public sealed record ServiceEntry(
    string Name, string Does, string Costs, Func<ServiceSettings, IReadOnlyList<string>> Missing,
    Func<ServiceSettings, ITranslationService> Create)
{
    /// <summary>The environment variable that says where the service is, for advice.</summary>
    public required string AddressVariable { get; init; }

    /// <summary>What the service bills, which says in what its price is given.</summary>
    public required BillingUnit BillingUnit { get; init; }

    /// <summary>What is wrong with a configuration, besides what is checked for all services.</summary>
    public Func<ProviderConfiguration, ConfigurationProblem?> Check { get; init; } = _ => null;

    /// <summary>What is wrong with a configuration, or <see langword="null"/> when nothing is.</summary>
    public ConfigurationProblem? ProblemOf(ProviderConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.Quota is { Characters: < 1 })
            return new ConfigurationProblem("quota.characters", "A quota of less than 1 character lets nothing through.", "Give 1 or more.");
        if (configuration.Quota is { } quota && !(quota.Seconds > 0))
            return new ConfigurationProblem("quota.seconds", "A quota's window is longer than 0 seconds.", "Give more than 0.");
        return ProblemOfPrice(configuration) ?? Check(configuration);
    }

    private ConfigurationProblem? ProblemOfPrice(ProviderConfiguration configuration) => (BillingUnit, configuration) switch
    {
        (_, { Price: < 0 }) => new ConfigurationProblem("price", "A price is not less than 0.", "Give the price of a million characters, 0 or more."),
        (_, { TokenPrice: { Input: < 0 } or { Output: < 0 } }) =>
            new ConfigurationProblem("tokenPrice", "A price is not less than 0.", "Give the prices of a million tokens, 0 or more."),
        (BillingUnit.Tokens, { Price: > 0 }) => new ConfigurationProblem(
            "price", $"{Name} bills tokens, not characters.", "Give tokenPrice, the prices of a million tokens: {\"input\": 0.4, \"output\": 1.6}."),
        (not BillingUnit.Tokens, { TokenPrice: not null }) =>
            new ConfigurationProblem("tokenPrice", $"{Name} bills characters, not tokens.", "Give price, the price of a million characters."),
        _ => null,
    };

    /// <summary>Makes the adapter with the quota and the price that the configuration says.</summary>
    /// <param name="settings">What it is made from.</param>
    /// <exception cref="Model.BadInputException">A setting cannot be used.</exception>
    public ITranslationService CreateConfigured(ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Configuration is { } configuration && ProblemOf(configuration) is { } problem)
            throw new Model.BadInputException(new Model.Diagnostic("configuration-invalid", Model.Severity.Error, $"providers.{Name}.{problem.Member}: {problem.Message}", Hint: problem.Hint));
        return ConfiguredService.Of(Create(settings), settings.Configuration);
    }
}
