using Localizer.Model;
using Localizer.Quality;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Localizer.Pipeline;

/// <summary>Applies a project's settings of checks to findings.</summary>
/// <param name="settings">The settings; the later ones are stronger.</param>
internal sealed class CheckPolicy(IReadOnlyList<CheckSetting> settings)
{
    private readonly (CheckSetting Setting, Matcher? Paths)[] _settings = [.. settings.Select(setting => (setting, MatcherOf(setting)))];

    /// <summary>A finding as the project weighs it.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="path">The page's path, with <c>/</c>.</param>
    /// <param name="to">The target's locale.</param>
    /// <returns>The finding, or <see langword="null"/> where the project does not want it.</returns>
    public Diagnostic? Weigh(Diagnostic finding, string path, Locale to)
    {
        for (var i = _settings.Length - 1; i >= 0; i--)
        {
            var (setting, paths) = _settings[i];
            if ((setting.Check != finding.Id && setting.Check != "*") || setting.Severity is not { } severity)
                continue;
            if (!IsFor(setting, paths, path, to))
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
        foreach (var (setting, paths) in _settings)
        {
            if (setting.Limit is { } limit && IsFor(setting, paths, path, to))
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
        return setting.Locales?.FirstOrDefault(tag => !Locale.TryParse(tag, out _)) is { } wrong ? $"'{wrong}' is not a known locale." : null;
    }

    private static bool IsFor(CheckSetting setting, Matcher? paths, string path, Locale to) =>
        (setting.Locales is not { Count: > 0 }
            || setting.Locales.Any(tag => tag.Equals(to.Tag, StringComparison.OrdinalIgnoreCase) || tag.Equals(to.Language, StringComparison.OrdinalIgnoreCase)))
        && (paths is null || paths.Match(path).HasMatches);

    private static Matcher? MatcherOf(CheckSetting setting)
    {
        if (setting.Paths is not { Count: > 0 } paths)
            return null;
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(paths);
        return matcher;
    }
}
