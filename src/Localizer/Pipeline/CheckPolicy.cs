using Localizer.Model;
using Localizer.Quality;

namespace Localizer.Pipeline;

/// <summary>Applies a project's settings of checks to findings.</summary>
/// <param name="settings">The settings; the later ones are stronger.</param>
internal sealed class CheckPolicy(IReadOnlyList<CheckSetting> settings)
{
    private readonly (CheckSetting Setting, SettingScope Scope)[] _settings = [.. settings.Select(setting => (setting, ScopeOf(setting)))];

    /// <summary>A finding as the project weighs it.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="path">The page's path, with <c>/</c>.</param>
    /// <param name="to">The target's locale.</param>
    /// <returns>The finding, or <see langword="null"/> where the project does not want it.</returns>
    public Diagnostic? Weigh(Diagnostic finding, string path, Locale to)
    {
        for (var i = _settings.Length - 1; i >= 0; i--)
        {
            var (setting, scope) = _settings[i];
            if ((setting.Check != finding.Id && setting.Check != "*") || setting.Severity is not { } severity || !scope.Holds(path, to))
                continue;
            return severity switch
            {
                CheckLevel.Off => null,
                CheckLevel.Info => finding with { Severity = Severity.Info },
                CheckLevel.Warning => finding with { Severity = Severity.Warning },
                _ => finding with { Severity = Severity.Error },
            };
        }

        return finding;
    }

    /// <summary>The limits that the project sets for a page in a locale.</summary>
    /// <param name="path">The page's path, with <c>/</c>.</param>
    /// <param name="to">The target's locale.</param>
    public CheckLimits LimitsFor(string path, Locale to)
    {
        Dictionary<string, double>? limits = null;
        foreach (var (setting, scope) in _settings)
        {
            if (setting.Limit is { } limit && scope.Holds(path, to))
                (limits ??= new Dictionary<string, double>(StringComparer.Ordinal))[setting.Check] = limit;
        }

        return limits is null ? CheckLimits.Usual : new CheckLimits(limits);
    }

    /// <summary>What is wrong with a setting, or <see langword="null"/>.</summary>
    public static string? FaultOf(CheckSetting setting)
    {
        if (setting.Check != "*" && CheckCatalog.Find(setting.Check) is null)
            return $"'{setting.Check}' is no check that there is.";
        if (setting.Limit is { } limit && (!QualityChecks.Rules.Any(rule => rule.Id == setting.Check && rule.Limit is not null) || limit <= 0))
            return limit > 0 ? $"'{setting.Check}' is a check without a limit." : $"The limit of '{setting.Check}' is not above 0.";
        if (setting is { Severity: null, Limit: null })
            return $"The setting of '{setting.Check}' has neither a severity nor a limit.";
        return ScopeOf(setting).UnknownLocale is { } wrong ? $"'{wrong}' is not a known locale." : null;
    }

    private static SettingScope ScopeOf(CheckSetting setting) => new(setting.Paths, setting.Locales);
}
