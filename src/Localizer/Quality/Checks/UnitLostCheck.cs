using Localizer.Model;
using Localizer.Quality.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether a number has the unit in a translation that it has in its source.</summary>
internal sealed class UnitLostCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "unit-lost", Severity.Warning, CheckScope.Segment, "A number with another unit, or with none, says something else.", "Give it the unit of the source.")
    {
        Bad = [new("vi", "It has 141 GB of memory.", "Có bộ nhớ 141 MB."), new("ja", "It is 5 km away.", "5離れています。"), new("es", "It runs at 3.2GHz.", "Funciona a 3,2 MHz.")],
        Good = [new("vi", "It has 141 GB of memory.", "Có bộ nhớ 141GB."), new("zh", "It is 5 km away.", "距离5公里。"), new("es", "A 5-kg bag", "Una bolsa de 5 kilos"), new("fr", "8 GB", "8 Go"), new("vi", "5 kmers", "5 người")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Source;
        for (var i = text.AsSpan().IndexOfAnyInRange('0', '9'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
                continue;
            if (UnitSymbols.Behind(text, i + 1) is { } symbol && !UnitSymbols.Has(pair.Target, symbol))
                return new Fault($"The unit '{symbol}' does not stand in the translation.");
        }

        return null;
    }
}
