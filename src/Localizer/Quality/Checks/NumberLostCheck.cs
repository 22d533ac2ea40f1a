using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether each number of the source stands in the translation, in whatever form its language writes it.</summary>
internal sealed class NumberLostCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "number-lost", Severity.Warning, CheckScope.Segment, "A number that is lost or changed makes the sentence untrue.", "Put the source's number in.")
    {
        Lesser = "a number that a word of the translation may stand for",
        Bad =
        [
            new("vi", "Sales rose to 1,234.5 tons in 2019.", "Doanh số tăng lên 1.243,5 tấn năm 2019."),
            new("vi", "It is worth $4 trillion.", "Nó trị giá 4 tỷ USD."),
            new("es", "It has 250 shops.", "Tiene muchas tiendas."),
            new("de", "It rose 4.5%.", "Es stieg um 45 %."),
        ],
        Good =
        [
            new("vi", "Sales rose to 1,234.5 tons.", "Doanh số tăng lên 1.234,5 tấn."), new("vi", "It is worth $4 trillion.", "Nó trị giá 4.000 tỷ USD."),
            new("vi", "It is worth $4 trillion.", "Nó trị giá 4 nghìn tỷ đô la."), new("es", "It is worth $4 trillion.", "Vale 4 billones de dólares."),
            new("de", "It is worth $4 trillion.", "Es ist 4 Billionen Dollar wert."), new("ja", "It is worth $4 trillion.", "その価値は4兆ドルだ。"), new("zh", "It sold 25,000.", "售出2.5万台。"),
            new("es", "It sold 12 of them.", "Vendió doce."), new("de", "It opens at 3 pm.", "Es öffnet um 15 Uhr."), new("zh", "It rose 20%.", "上涨二成，即20%。"),
        ],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.Numbers.Lost.Count == 0 || pair.TargetVolume == 0)
            return null;
        var lost = pair.Numbers.Lost.FirstOrDefault(number => !number.MayBeSaid);
        if (lost.Text is not null)
            return new Fault($"“{lost.Text}” does not stand in the translation.");
        var first = pair.Numbers.Lost[0];
        return new Fault($"“{first.Text}” does not stand in the translation, unless a word stands for it.", pair.Numbers.IsChanged ? null : Severity.Info);
    }
}
