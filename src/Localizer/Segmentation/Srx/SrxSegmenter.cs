using System.Collections.Concurrent;
using Localizer.Model;
using Localizer.Segmentation.Expressions;

namespace Localizer.Segmentation.Srx;

/// <summary>Splits texts by the rules of an SRX file; in languages that the file has no rules for, by others.</summary>
/// <param name="document">The file.</param>
/// <param name="fallback">Splits texts in languages that no language map of the file fits.</param>
internal sealed class SrxSegmenter(SrxDocument document, ISegmenter fallback) : ISegmenter
{
    private readonly ConcurrentDictionary<string, BreakRuleSet?> _rules = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CodePlacement Codes => document.Codes;

    /// <inheritdoc/>
    public IReadOnlyList<int> FindBreaks(string text, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        return _rules.GetOrAdd(locale.Tag, static (_, source) => source.Self.RulesOf(source.locale), (Self: this, locale)) is { } rules
            ? rules.FindBreaks(text)
            : fallback.FindBreaks(text, locale);
    }

    /// <summary>The rules of a locale, else of its parent, and so on; <see langword="null"/> when no map fits any of them.</summary>
    private BreakRuleSet? RulesOf(Locale locale)
    {
        for (var nearest = locale; nearest is not null; nearest = nearest.Parent)
        {
            var maps = document.Maps.Where(map => ExpressionMatcher.FitsWhole(map.Pattern, nearest.Tag)).ToList();
            if (maps.Count > 0)
                return new BreakRuleSet([.. (document.Cascades ? maps : maps.Take(1)).SelectMany(map => map.Rules)]);
        }

        return null;
    }
}
