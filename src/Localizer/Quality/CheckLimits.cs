namespace Localizer.Quality;

/// <summary>The limits that a project sets to checks where the usual ones do not fit.</summary>
/// <param name="own">The project's limits, by the checks' ids.</param>
internal sealed class CheckLimits(IReadOnlyDictionary<string, double> own)
{
    /// <summary>The usual limits.</summary>
    public static CheckLimits Usual { get; } = new(new Dictionary<string, double>(StringComparer.Ordinal));

    /// <summary>The limit of a check that has one.</summary>
    public double Of(CheckRule rule) => own.Count > 0 && own.TryGetValue(rule.Id, out var limit) ? limit : rule.Limit!.Usual;
}
