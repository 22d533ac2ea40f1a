using Localizer.Model;
using Localizer.Quality.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether amounts are of the currency in a translation that they have in its source.</summary>
internal sealed class CurrencyLostCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "currency-lost", Severity.Warning, CheckScope.Segment, "The same number in another currency is another amount.", "Name the currency of the source.")
    {
        Bad = [new("vi", "It costs $250.", "Nó có giá 250 euro."), new("ja", "It is worth €3 billion.", "30億ドルの価値がある。"), new("es", "They paid £20.", "Pagaron 20.")],
        Good =
        [
            new("vi", "It is worth $4 trillion.", "Nó trị giá 4 nghìn tỷ đô la."), new("es", "It is worth $4 trillion.", "Vale 4 billones de dólares."), new("zh", "It costs €250.", "售价250欧元。"),
            new("de", "They paid £20.", "Sie zahlten 20 Pfund."), new("ja", "It costs ¥500.", "500円です。"), new("vi", "Pay A$5 and call $total", "Trả 5 đô la Úc và gọi $total"),
        ],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) =>
        pair.TargetVolume > 0 && Currencies.Amounts(pair.Source).FirstOrDefault(currency => !Currencies.Has(pair.Target, currency)) is { } lost
            ? new Fault($"An amount in {lost.Name} of the source is in no currency, or in another one, in the translation.") : null;
}
