using System.Buffers;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a model refuses instead of translating.</summary>
internal sealed class RefusalCheck : SegmentCheck
{
    private static readonly SearchValues<string> Phrases = SearchValues.Create(
    [
        "as a language model", "i can't assist", "i cannot assist", "i can't help with", "i cannot help with", "i'm unable to", "i am unable to", "i can't translate", "i cannot translate", "i’m sorry, but i", "i'm sorry, but i",
        "là một mô hình ngôn ngữ", "tôi không thể dịch", "xin lỗi, nhưng tôi không thể", "xin lỗi, tôi không thể",
        "como modelo de lenguaje", "no puedo traducir", "lo siento, pero no puedo", "no puedo ayudar con",
        "als sprachmodell", "ich kann diesen text nicht", "tut mir leid, aber ich kann", "kann ich nicht übersetzen",
        "作为一个语言模型", "我无法翻译", "抱歉，我无法", "抱歉，我不能", "很抱歉，我", "言語モデルとして", "翻訳することはできません", "申し訳ありませんが、", "申し訳ございませんが、",
        "en tant que modèle", "je ne peux pas traduire", "je suis désolé, mais je",
    ], StringComparison.OrdinalIgnoreCase);

    // Someone in an article on such machines may say so.
    private static readonly SearchValues<string> MachinePhrases = SearchValues.Create(
        ["as an ai", "là một trí tuệ nhân tạo", "como una ia", "als ki-", "作为一个ai", "作为ai", "作为人工智能", "aiとして", "en tant qu'ia"], StringComparison.OrdinalIgnoreCase);

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
        if (pair.Source.Contains("sorry", StringComparison.OrdinalIgnoreCase) || pair.Source.Contains("translate", StringComparison.OrdinalIgnoreCase))
            return null;
        var isRefusal = pair.Target.AsSpan().ContainsAny(Phrases)
            || (pair.Target.AsSpan().ContainsAny(MachinePhrases) && !Words.Has(pair.Source, "AI"));
        return isRefusal ? new Fault($"“{Words.Shown(pair.Target)}” is what a model says when it refuses.") : null;
    }
}
