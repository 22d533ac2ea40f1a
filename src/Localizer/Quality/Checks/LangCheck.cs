using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translated page says that it is in the language that it is in.</summary>
internal sealed class LangCheck : WholePageCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "lang", Severity.Warning, CheckScope.Page, "Screen readers pronounce a page, and browsers offer to translate it, by the language that it says.", "Set lang on html to the page's locale.")
    {
        Bad = [new("vi", "<html lang=en><p>Chips</p></html>", "<html lang=en><p>Chip</p></html>"), new("vi", "<html><p>Chips</p></html>", "<html><p>Chip</p></html>")],
        Good = [new("vi", "<html lang=en><p>Chips</p></html>", "<html lang=vi-VN><p>Chip</p></html>"), new("vi", "<p>Chips</p>", "<p>Chip</p>")],
    };

    /// <inheritdoc/>
    public override IEnumerable<Fault> Find(PagePair pair)
    {
        if (!pair.Target.IsDocument)
            yield break;
        if (pair.Target.Language is not { Length: > 0 } said)
            yield return new Fault("The page does not say its language.");
        else if (!Locale.TryParse(said, out var locale) || locale.Language != pair.To.Language)
            yield return new Fault($"The page says that it is in '{said}', and it is in {pair.To}.");
    }
}
