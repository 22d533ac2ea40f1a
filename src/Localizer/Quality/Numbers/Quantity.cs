namespace Localizer.Quality.Numbers;

/// <summary>A number that a text writes in digits, with the scale word behind it.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units, scale words included.</param>
/// <param name="Base">What its digits say, read as its language writes numbers.</param>
/// <param name="Alternative">What they say when a sign that may group thousands is a decimal sign, or the other way round; else <paramref name="Base"/>.</param>
/// <param name="Scale">What the scale words behind it say, such as 1,000,000; 1 for none.</param>
/// <param name="IsSureScale">Whether those can mean nothing else: <c>m</c> is metres too.</param>
internal readonly record struct Quantity(int Start, int Length, double Base, double Alternative, double Scale, bool IsSureScale)
{
    /// <summary>The number.</summary>
    public double Value => Base * Scale;

    /// <summary>Whether it and another can be the same number.</summary>
    public bool Equal(Quantity other)
    {
        var isMatch = IsSame(Value, other.Value) || IsSame(Alternative * Scale, other.Value) || IsSame(Value, other.Alternative * other.Scale)
            || IsSame(Alternative * Scale, other.Alternative * other.Scale);
        return isMatch || (!IsSureScale && (IsSame(Base, other.Value) || IsSame(Alternative, other.Value)))
            || (!other.IsSureScale && (IsSame(Value, other.Base) || IsSame(Base, other.Base)));
    }

    /// <summary>Whether two numbers are the same but for rounding of their binary form.</summary>
    public static bool IsSame(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
}
