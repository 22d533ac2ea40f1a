using System.Globalization;
using Localizer.Model;

namespace Localizer.Html;

// Words in another language inside sentences: they stay as they are, and are counted.
internal sealed partial class UnitExtractor
{
    private int _foreignPassages;
    private int _firstForeignAt;

    private void NoteForeign(List<int> passages)
    {
        _firstForeignAt = _foreignPassages == 0 ? passages[0] : Math.Min(_firstForeignAt, passages[0]);
        _foreignPassages += passages.Count;
    }

    private void SayForeign()
    {
        if (_foreignPassages == 0)
            return;
        var passages = string.Create(CultureInfo.InvariantCulture, $"{_foreignPassages} {(_foreignPassages == 1 ? "passage" : "passages")}");
        _diagnostics.Add(new Diagnostic(
            "foreign-passage",
            Severity.Info,
            $"{passages} in another language {(_foreignPassages == 1 ? "stands" : "stand")} inside of sentences, as 'lang' says; {(_foreignPassages == 1 ? "it is" : "they are")} left as {(_foreignPassages == 1 ? "it is" : "they are")}.",
            PlaceOf(_firstForeignAt),
            "Take the lang attribute away where the words are to be translated."));
    }
}
