using Localizer.Model;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Localizer.Pipeline;

/// <summary>The pages that a setting is for, by path and locale.</summary>
internal sealed class SettingScope
{
    private readonly IReadOnlyList<string> _locales;
    private readonly Matcher? _paths;

    /// <summary>Takes what a setting says.</summary>
    /// <param name="paths">Patterns of the pages' paths; empty, or <see langword="null"/>, for all.</param>
    /// <param name="locales">The target locales, as tags; a language stands for its regions too; empty, or <see langword="null"/>, for all.</param>
    public SettingScope(IReadOnlyList<string>? paths, IReadOnlyList<string>? locales)
    {
        _locales = locales ?? [];
        if (paths is not { Count: > 0 })
            return;
        _paths = new Matcher(StringComparison.Ordinal);
        _paths.AddIncludePatterns(paths);
    }

    /// <summary>Whether the setting is for a page.</summary>
    /// <param name="path">The page's path, with <c>/</c>.</param>
    /// <param name="to">The target's locale.</param>
    public bool Holds(string path, Locale to) => IsFor(to) && (_paths is null || _paths.Match(path).HasMatches);

    /// <summary>A tag that is no locale, or <see langword="null"/>.</summary>
    public string? UnknownLocale => _locales.FirstOrDefault(tag => !Locale.TryParse(tag, out _));

    private bool IsFor(Locale to) => _locales.Count == 0
        || _locales.Any(tag => tag.Equals(to.Tag, StringComparison.OrdinalIgnoreCase) || tag.Equals(to.Language, StringComparison.OrdinalIgnoreCase));
}
