using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a percentage became a plain number.</summary>
internal sealed class PercentLostCheck : SegmentCheck
{
    private static readonly string[] TargetWords =
        ["phần trăm", "por ciento", "por cien", "prozent", "パーセント", "分の", "百分", "pour cent", "per cento", "por cento", "percent", "porcent", "porcient"];

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "percent-lost", Severity.Warning, CheckScope.Segment, "25 is another figure than 25%.", "Put the percent sign, or the word for it, in again.")
    {
        Bad = [new("vi", "Sales rose 25% in May.", "Doanh số tăng 25 trong tháng 5."), new("ja", "Sales rose 25 percent.", "売上は25増加した。")],
        Good = [new("vi", "Sales rose 25% in May.", "Doanh số tăng 25 phần trăm trong tháng 5."), new("ja", "Sales rose 20%.", "売上は2割増えた。"), new("es", "Sales rose 25 percent.", "Las ventas subieron un 25 %.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (!HasPercentage(pair.Source) || pair.Target.AsSpan().IndexOfAny('%', '％', '٪') >= 0)
            return null;
        foreach (var word in TargetWords)
        {
            if (pair.Target.Contains(word, StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return pair.Numbers.TargetHasDigits && !HasTenths(pair.Target) ? new Fault("The source has a percentage, and the translation has no percent sign or word.") : null;
    }

    // 三割, 2成.
    private static bool HasTenths(string text)
    {
        var at = text.AsSpan().IndexOfAny('割', '成');
        return at > 0 && (char.IsDigit(text[at - 1]) || "一二三四五六七八九".Contains(text[at - 1], StringComparison.Ordinal));
    }

    // A digit, perhaps a space, and the sign or the word.
    private static bool HasPercentage(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is not ('%' or 'p'))
                continue;
            var before = text[i - 1] == ' ' && i > 1 ? text[i - 2] : text[i - 1];
            if (!char.IsAsciiDigit(before))
                continue;
            var rest = text.AsSpan(i);
            if (text[i] == '%' || rest.StartsWith("percent", StringComparison.Ordinal) && !rest.StartsWith("percentage", StringComparison.Ordinal) || rest.StartsWith("per cent", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
