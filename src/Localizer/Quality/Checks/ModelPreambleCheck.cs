using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a model talks to its user before it translates.</summary>
internal sealed class ModelPreambleCheck : SegmentCheck
{
    private static readonly string[] Openings =
    [
        "sure", "certainly", "of course", "here is the translation", "here's the translation", "here is the", "here's the", "translation:", "translated text", "the translation",
        "dưới đây là bản dịch", "đây là bản dịch", "bản dịch", "chắc chắn rồi", "vâng, đây là",
        "aquí tienes", "aquí está la traducción", "la traducción", "traducción:", "claro,", "por supuesto",
        "hier ist die übersetzung", "hier ist", "übersetzung:", "die übersetzung", "gerne", "natürlich",
        "以下是", "翻译：", "翻译:", "译文", "好的，", "当然", "翻訳：", "翻訳:", "以下は", "以下が", "もちろん", "こちらが翻訳", "voici la traduction", "traduction :", "bien sûr",
    ];

    private static readonly string[] Names =
        ["translat", "bản dịch", "traducción", "traduce", "übersetz", "译", "翻译", "翻訳", "訳", "traduction", "output", "response"];

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "model-preamble", Severity.Error, CheckScope.Segment, "What a model says about its work is no part of the page.", "Keep the translation alone.")
    {
        Bad = [new("vi", "The shares fell.", "Dưới đây là bản dịch: Cổ phiếu giảm giá."), new("es", "The shares fell.", "Sure! Here is the translation: Las acciones cayeron."), new("zh", "The shares fell.", "以下是翻译：股价下跌。")],
        Good = [new("vi", "Here is the translation of the book.", "Đây là bản dịch của cuốn sách."), new("zh", "The following are the results:", "以下是结果："), new("de", "Of course, it fell.", "Natürlich fiel sie.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Target.AsSpan().TrimStart(" \n\"“*#");
        foreach (var opening in Openings)
        {
            if (!text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                continue;
            var lead = text[..Math.Min(text.Length, 90)];
            var cut = lead.IndexOfAny(':', '：');
            if (cut < 0)
                continue;
            lead = lead[..(cut + 1)];
            foreach (var name in Names)
            {
                if (lead.Contains(name, StringComparison.OrdinalIgnoreCase) && !pair.Source.Contains("translat", StringComparison.OrdinalIgnoreCase))
                    return new Fault($"“{lead}” is what a model says to its user.");
            }
        }

        return null;
    }
}
