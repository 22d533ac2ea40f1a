using System.Collections.Immutable;

namespace Localizer.Text;

/// <summary>A word that stands for a power of ten in a locale, such as <c>triệu</c> for a million.</summary>
/// <param name="Exponent">The power of ten.</param>
/// <param name="Word">The word, or its abbreviation.</param>
public readonly record struct ScaleWord(int Exponent, string Word);

/// <summary>
/// How a locale writes numbers (CLDR): by this the checks know the forms that a number of the source may take in a target. Nothing is
/// rewritten by it.
/// </summary>
public sealed record NumberFormat
{
    private NumberFormat(CldrLocale data)
    {
        var values = data.List("number");
        (DecimalSeparator, GroupSeparator) = (values[0], values[1]);
        MinimumGroupingDigits = values[2][0] - '0';
        var groups = values[3].Split('.')[0].Split(',');
        (PrimaryGroup, SecondaryGroup) = (groups[^1].Length, groups.Length > 2 ? groups[^2].Length : groups[^1].Length);
        PercentSign = values[4];
        PercentPattern = values[5];
        Digits = data["digits"];
        Scales = [.. data.List("scales").Concat(data.List("scalesShort")).Select(ScaleOf).Distinct()];
    }

    /// <summary>What parts the whole from the fraction, such as <c>,</c>.</summary>
    public string DecimalSeparator { get; }

    /// <summary>What parts groups of digits, such as <c>.</c>; may be a space that does not break.</summary>
    public string GroupSeparator { get; }

    /// <summary>How many digits there must be before the first separator for it to be written: 2 where <c>1234</c> stays together.</summary>
    public int MinimumGroupingDigits { get; }

    /// <summary>How many digits the last group has.</summary>
    public int PrimaryGroup { get; }

    /// <summary>How many digits each group before it has: 2 in India.</summary>
    public int SecondaryGroup { get; }

    /// <summary>The percent sign, marks of direction around it included.</summary>
    public string PercentSign { get; }

    /// <summary>Where the percent sign goes, such as <c>#,##0 %</c>.</summary>
    public string PercentPattern { get; }

    /// <summary>The ten digits that the locale writes by default.</summary>
    public string Digits { get; }

    /// <summary>Words and abbreviations for powers of ten.</summary>
    public ImmutableArray<ScaleWord> Scales { get; }

    /// <summary>The format of a locale.</summary>
    /// <param name="tag">A BCP 47 tag in canonical case.</param>
    /// <returns><see langword="null"/> when there is no data for its language.</returns>
    public static NumberFormat? Of(string tag) => Cldr.Find(tag) is { } data ? new NumberFormat(data) : null;

    private static ScaleWord ScaleOf(string pair)
    {
        var cut = pair.IndexOf('=', StringComparison.Ordinal);
        return new ScaleWord(int.Parse(pair.AsSpan(0, cut), System.Globalization.CultureInfo.InvariantCulture), pair[(cut + 1)..]);
    }
}
