using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a model refuses instead of translating.</summary>
internal sealed class RefusalCheck : SegmentCheck
{
    private static readonly ImmutableArray<string> Phrases =
    [
        "as a language model", "i can't assist", "i cannot assist", "i can't help with", "i cannot help with", "i'm unable to", "i am unable to", "i can't translate", "i cannot translate", "i’m sorry, but i", "i'm sorry, but i",
        "là một mô hình ngôn ngữ", "tôi không thể dịch", "xin lỗi, nhưng tôi không thể", "xin lỗi, tôi không thể",
        "como modelo de lenguaje", "no puedo traducir", "lo siento, pero no puedo", "no puedo ayudar con",
        "als sprachmodell", "ich kann diesen text nicht", "tut mir leid, aber ich kann", "kann ich nicht übersetzen",
        "作为一个语言模型", "我无法翻译", "抱歉，我无法", "抱歉，我不能", "很抱歉，我", "言語モデルとして", "翻訳することはできません", "申し訳ありませんが、", "申し訳ございませんが、",
        "en tant que modèle", "je ne peux pas traduire", "je suis désolé, mais je",
    ];

    // Someone in an article on such machines may say so.
    private static readonly ImmutableArray<string> MachinePhrases =
        ["as an ai", "là một trí tuệ nhân tạo", "como una ia", "als ki-", "作为一个ai", "作为ai", "作为人工智能", "aiとして", "en tant qu'ia"];

    // Those in ASCII are looked for many times as fast as the others, which a text in ASCII cannot have.
    private static readonly SearchValues<string> InAscii = SearchValues.Create([.. Phrases.Concat(MachinePhrases).Where(phrase => Ascii.IsValid(phrase))], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> InOthers = SearchValues.Create([.. Phrases.Concat(MachinePhrases).Where(phrase => !Ascii.IsValid(phrase))], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "model-refusal", Severity.Error, CheckScope.Segment, "A refusal is no translation.", "Have a person, or another provider, translate it.")
    {
        Bad = [new("vi", "The bomb fell.", "Xin lỗi, tôi không thể dịch nội dung này."), new("es", "The bomb fell.", "I'm sorry, but I can't help with that."), new("ja", "The bomb fell.", "申し訳ありませんが、翻訳することはできません。")],
        Good = [new("vi", "I'm sorry, but I can't come.", "Xin lỗi, nhưng tôi không thể đến."), new("es", "He can't translate it.", "No puede traducirlo.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var target = pair.Target.AsSpan();
        if (!target.ContainsAny(InAscii) && (Ascii.IsValid(target) || !target.ContainsAny(InOthers)))
            return null;
        if (Has(pair.Source, "sorry") || Has(pair.Source, "translate"))
            return null;
        var isRefusal = Phrases.Any(phrase => Has(pair.Target, phrase)) || (MachinePhrases.Any(phrase => Has(pair.Target, phrase)) && !Words.Has(pair.Source, "AI"));
        return isRefusal ? new Fault($"“{Words.Shown(pair.Target)}” is what a model says when it refuses.") : null;
    }

    private static bool Has(string text, string phrase) => text.Contains(phrase, StringComparison.OrdinalIgnoreCase);
}
