using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Providers;

/// <summary>
/// Pseudo-translation, for trying out layouts: letters get accents, vowels are doubled so that the text is about a third longer, and
/// each segment stands between <c>⟦</c> and <c>⟧</c>, so that cut or joined text shows. Codes keep their places, and terms that must
/// stay as they are do.
/// </summary>
public sealed class PseudoProvider : ILocalProvider
{
    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Accented = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž";
    private const string Doubled = "AEIOUaeiou";

    /// <inheritdoc/>
    public string Name => "pseudo";

    /// <inheritdoc/>
    public CodedText Translate(ProviderSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var (source, kept) = (segment.Source, segment.Untouchable);
        var text = new StringBuilder("⟦", source.Text.Length * 2);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(source.Codes.Length);
        var (nextCode, nextKept) = (0, 0);
        for (var i = 0; i <= source.Text.Length; i++)
        {
            for (; nextCode < source.Codes.Length && source.Codes[nextCode].Offset == i; nextCode++)
                codes.Add(new PlacedCode(text.Length, source.Codes[nextCode].Code));
            if (i == source.Text.Length)
                break;
            while (nextKept < kept.Length && kept[nextKept].Start + kept[nextKept].Length <= i)
                nextKept++;
            var isKept = nextKept < kept.Length && kept[nextKept].Start <= i;
            AppendAccented(text, source.Text[i], isKept);
        }

        return new CodedText(text.Append('⟧').ToString(), codes.MoveToImmutable());
    }

    private static void AppendAccented(StringBuilder text, char character, bool isKept)
    {
        var letter = isKept ? -1 : Plain.IndexOf(character, StringComparison.Ordinal);
        if (letter < 0)
        {
            text.Append(character);
            return;
        }

        text.Append(Accented[letter]);
        if (Doubled.Contains(character, StringComparison.Ordinal))
            text.Append(Accented[letter]);
    }
}
