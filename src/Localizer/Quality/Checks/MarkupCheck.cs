using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a page has the tags and scripts of its source.</summary>
internal sealed class MarkupCheck : WholePageCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "markup-changed", Severity.Error, CheckScope.Page, "A translation changes words; what looks or works otherwise than its source was broken on the way.", "Take the markup from the source.")
    {
        Bad =
        [
            new("vi", "<div class=box><p>Chips</p></div>", "<div class=boks><p>Chip</p></div>"),
            new("vi", "<p>Buy <b>chips</b></p>", "<p>Mua chip</p>"),
            new("vi", "<p>Chips</p><script>go('a')</script>", "<p>Chip</p><script>go('b')</script>"),
            new("vi", "<p>Chips</p>", "<p>Chip</p><p onclick=x()>Chip</p>"),
        ],
        Good =
        [
            new("vi", "<html lang=en><p class=a title=Buy>Buy <b>new</b> <i>chips</i></p></html>", "<html lang=vi><p class=a title=Mua>Mua <i>chip</i> <b>mới</b></p></html>"),
            new("ar", "<html><head><title>Chips</title></head></html>", "<html lang=ar dir=rtl><head><title>رقائق</title><link rel=alternate hreflang=en href=/></head></html>"),
        ],
    };

    /// <inheritdoc/>
    public override IEnumerable<Fault> Find(PagePair pair)
    {
        var (source, target) = (pair.Source.Blocks, pair.Target.Blocks);
        var at = 0;
        while (at < source.Length && at < target.Length && source[at] == target[at])
            at++;
        if (at < source.Length || at < target.Length)
        {
            yield return new Fault(at == source.Length ? $"The page goes on with <{target[at].Name}> where its source has ended."
                : at == target.Length ? $"The page ends where its source goes on with <{source[at].Name}>."
                : source[at].Name == target[at].Name ? $"A <{target[at].Name}> has other attributes than in the source."
                : $"The page has <{target[at].Name}> where its source has <{source[at].Name}>.");
        }

        foreach (var (tag, count) in pair.Source.Inline)
        {
            if (pair.Target.Inline.GetValueOrDefault(tag) is var left && left < count)
                yield return new Fault($"A <{tag.Name}> of the source is not there, or has other attributes.", WeightOf(tag, CodeChange.Removed));
        }

        foreach (var (tag, count) in pair.Target.Inline)
        {
            if (pair.Source.Inline.GetValueOrDefault(tag) is var there && count > there)
                yield return new Fault($"A <{tag.Name}> is there that the source does not have, or has with other attributes.", there > 0 ? WeightOf(tag, CodeChange.Copied) : null);
        }

        if (!pair.Source.Code.AsSpan().SequenceEqual(pair.Target.Code.AsSpan()))
            yield return new Fault("A script or a style sheet is not that of the source.");
    }

    // A person may leave formatting out, and use it twice; a tag that the source does not have is never theirs to add.
    private static Severity? WeightOf(TagFact tag, CodeChange change) => CodeTraits.Of(tag.Name).Allow(change) ? Severity.Info : null;
}
