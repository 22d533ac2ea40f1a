using System.Collections.Frozen;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a word stands twice in a row. Vietnamese doubles words rightly (<c>luôn luôn</c>), and so do some languages their commonest.</summary>
internal sealed class DoubledWordCheck : SegmentCheck
{
    private const int ShortestRepeat = 3;
    private const int LongestRepeat = 12;

    // Vietnamese words that are only or mostly said doubled.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Reduplicated = (
        "luôn dần mãi thường hay rất xanh đỏ vàng trắng đen hồng tím nho nhỏ nhanh chậm khẽ nhè nhẹ hoài xưa thoang vừa khe đâu thỉnh chầm bừng phăng hằng vù khăng trùng điệp đăm xinh hiu im oang chang rành nườm ngoan lơ "
        + "răm chuồn bươm đu cào tưng chan văng ngang rưng ầm ào lăm chằm kha sớm sơ mơ lâng").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Words that may meet, or be doubled on purpose, by language.
    private static readonly FrozenDictionary<string, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> MayMeet = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["de"] = "sie ihr wir",
        ["es"] = "nos muy",
        ["fr"] = "nous vous très",
        ["en"] = "that had is",
        ["it"] = "piano via poco",
    }.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>(),
        StringComparer.Ordinal);

    // Any word of Vietnamese may be doubled for its sound, but these, which hold a sentence together.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> VietnameseLinks = (
        "và của là được các những trong với cho có không một bị đã sẽ tại ở vào khi đến nhưng cũng như để này đó thì trên hơn rằng về theo do bởi nếu vì mà hoặc hay nên vẫn đang chưa rất").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "doubled-word", Severity.Warning, CheckScope.Segment, "A word that stands twice is a slip of a hand or of a model.", "Take one of them out.")
    {
        Lesser = "a word that some languages double, or that may rightly stand twice",
        Bad = [new("vi", "The company sells chips.", "Công ty công ty bán chip."), new("es", "He said it.", "Él lo lo dijo."), new("zh", "The company sells chips.", "该公司销售该公司销售芯片。")],
        Good = [new("vi", "He always says so.", "Ông ấy luôn luôn nói vậy."), new("es", "Duran Duran", "Duran Duran"), new("ja", "More and more", "ますます")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) => pair.IsIdeographic ? FindUnspaced(pair) : FindSpaced(pair);

    private static Fault? FindSpaced(CheckedPair pair)
    {
        if (pair.To.Language is "id" or "ms")
            return null;
        var text = pair.Target;
        var words = pair.TargetWords;
        for (var length = 1; length <= 2; length++)
        {
            for (var i = length; i + length <= words.Count; i++)
            {
                if (!IsRepeat(text, words, i, length) || (pair.To.Language == "vi" && Reduplicated.Contains(words[i].In(text))))
                    continue;
                var shown = text.AsSpan(words[i].Start, words[i + length - 1].End - words[i].Start);
                if (char.IsDigit(shown[0]) || pair.Source.AsSpan().Contains($"{shown} {shown}", StringComparison.OrdinalIgnoreCase))
                    continue;
                return new Fault($"“{shown}” stands twice in a row.", length == 1 && MayStand(pair, words, i) ? Severity.Info : null);
            }
        }

        return null;
    }

    // German opens a clause with an article behind a pronoun that looks the same: "Menschen, die die Karten haben".
    private static bool MayStand(CheckedPair pair, List<Word> words, int at)
    {
        var word = words[at].In(pair.Target);
        if (MayMeet.TryGetValue(pair.To.Language, out var known) && known.Contains(word))
            return true;
        if (pair.To.Language == "vi")
            return !VietnameseLinks.Contains(word);
        var before = pair.Target.AsSpan(0, words[at - 1].Start).TrimEnd();
        return pair.To.Language == "de" && word is "die" or "der" or "das" or "den" or "dem" && before is [.., ','];
    }

    // Nothing but one space may stand between them.
    private static bool IsRepeat(string text, List<Word> words, int at, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!words[at + i].In(text).Equals(words[at + i - length].In(text), StringComparison.OrdinalIgnoreCase) || !IsOneSpace(text, words[at + i - 1], words[at + i]))
                return false;
            if (i > 0 && !IsOneSpace(text, words[at + i - length - 1], words[at + i - length]))
                return false;
        }

        return true;
    }

    private static bool IsOneSpace(string text, Word one, Word next) => next.Start == one.End + 1 && text[one.End] is ' ' or '\u00A0';

    private static Fault? FindUnspaced(CheckedPair pair)
    {
        var text = pair.Target.AsSpan();
        for (var start = 0; start + (2 * ShortestRepeat) <= text.Length; start++)
        {
            for (var length = ShortestRepeat; length <= LongestRepeat && start + (2 * length) <= text.Length; length++)
            {
                var once = text.Slice(start, length);
                if (text[start] == text[start + length] && once.SequenceEqual(text.Slice(start + length, length)) && IsWords(once))
                    return new Fault($"“{once}” stands twice in a row.");
            }
        }

        return null;
    }

    private static bool IsWords(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!WordEdges.IsIdeographic(character) || !char.IsLetter(character))
                return false;
        }

        return text.ContainsAnyExcept(text[0]);
    }
}
