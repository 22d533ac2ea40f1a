using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Benchmarks;

/// <summary>A way to damage a translation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Checks">The checks that are meant to find it; one of them suffices.</param>
/// <param name="Apply">Takes source, target, locale and a seeded generator; gives both texts, the target damaged, or <see langword="null"/> where it does not apply.</param>
internal sealed record ChecksDamage(string Name, string[] Checks, Func<string, string, Locale, Random, (string Source, string Target)?> Apply)
{
    private const string NumberLost = "number-lost";

    private static readonly (string Composed, string Split)[] Decompositions =
    [
        ("ế", "ê\u0301"), ("ệ", "ê\u0323"), ("ạ", "a\u0323"), ("ả", "a\u0309"), ("à", "a\u0300"), ("á", "a\u0301"), ("ó", "o\u0301"), ("é", "e\u0301"), ("í", "i\u0301"), ("ú", "u\u0301"),
        ("ñ", "n\u0303"), ("ä", "a\u0308"), ("ö", "o\u0308"), ("ü", "u\u0308"), ("が", "か\u3099"), ("で", "て\u3099"), ("だ", "た\u3099"), ("ば", "は\u3099"), ("ご", "こ\u3099"), ("ド", "ト\u3099"), ("プ", "フ\u309A"),
    ];

    private static readonly (string Marked, string Plain)[] Plains =
    [
        ("àáảãạăằắẳẵặâầấẩẫậ", "a"), ("èéẻẽẹêềếểễệ", "e"), ("ìíỉĩị", "i"), ("òóỏõọôồốổỗộơờớởỡợ", "o"), ("ùúủũụưừứửữự", "u"), ("ỳýỷỹỵ", "y"), ("đ", "d"),
        ("ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", "A"), ("ÈÉẺẼẸÊỀẾỂỄỆ", "E"), ("ÌÍỈĨỊ", "I"), ("ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ", "O"), ("ÙÚỦŨỤƯỪỨỬỮỰ", "U"), ("ỲÝỶỸỴ", "Y"), ("Đ", "D"),
    ];

    private static readonly Dictionary<string, (string Lead, string Refusal, string Extra)> Talk = new(StringComparer.Ordinal)
    {
        ["vi"] = ("Dưới đây là bản dịch tiếng Việt: ", "Xin lỗi, nhưng tôi không thể dịch nội dung này.", "Thông tin chi tiết sẽ được cập nhật trong thời gian tới trên trang web của chúng tôi, mời quý độc giả đón xem."),
        ["es"] = ("Aquí tienes la traducción: ", "Lo siento, pero no puedo traducir este texto.", "Los detalles se publicarán próximamente en nuestra página, y los lectores podrán consultarlos cuando quieran."),
        ["de"] = ("Hier ist die Übersetzung: ", "Tut mir leid, aber ich kann diesen Text nicht übersetzen.", "Weitere Einzelheiten werden in Kürze auf unserer Seite veröffentlicht, wo sie von allen gelesen werden können."),
        ["ja"] = ("以下は翻訳です：", "申し訳ありませんが、このテキストを翻訳することはできません。", "詳細については近日中に当社のウェブサイトで公開される予定ですので、ぜひご覧ください。"),
        ["zh"] = ("以下是翻译：", "抱歉，我无法翻译此内容。", "更多详细信息将于近期在我们的网站上公布，敬请各位读者关注并继续阅读。"),
    };

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ChecksDamage> All { get; } =
    [
        new("number-changed", [NumberLost, "number-added"], ChangeDigit),
        new("number-dropped", [NumberLost], (source, target, _, random) => WithNumber(source, target, random, static _ => "")),
        new("number-invented", ["number-added"], (source, target, locale, random) => (source, Insert(target, random.Next(13, 990).ToString(System.Globalization.CultureInfo.InvariantCulture), locale, random))),
        new("decimal-moved", [NumberLost], (source, target, locale, _) => ($"{source} It is 4.5 now.", $"{target} {(locale.Language is "ja" or "zh" ? "45。" : "45.")}")),
        new("scale-lost", [NumberLost], LoseScale),
        new("percent-lost", ["percent-lost"], (source, target, _, _) => (source.Contains('%', StringComparison.Ordinal) || source.Contains(" percent ", StringComparison.Ordinal)) && target.AsSpan().IndexOfAny('%', '％') >= 0
            ? (source, target.Replace(" %", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Replace("％", "", StringComparison.Ordinal)) : null),
        new("month-changed", ["date-changed"], (source, target, locale, _) => ($"{source} It opened on July 16, 2018.", $"{target} {(locale.Language switch { "vi" => "Mở ngày 16 tháng 9 năm 2018.", "es" => "Abrió el 16 de septiembre de 2018.", "de" => "Es öffnete am 16. September 2018.", "ja" => "2018年9月16日に開業。", _ => "于2018年9月16日开业。" })}")),
        new("unit-changed", ["unit-lost"], (source, target, locale, _) => ($"{source} It has 141 GB.", $"{target} 141 MB{(locale.Language is "ja" or "zh" ? "。" : ".")}")),
        new("currency-changed", ["currency-lost"], (source, target, locale, _) => source.Contains('$', StringComparison.Ordinal) ? null : ($"{source} It costs $250.", $"{target} {(locale.Language switch { "ja" => "250ユーロ。", "zh" => "250欧元。", _ => "250 euro." })}")),
        new("code-changed", ["product-code"], (source, target, locale, random) => (Insert(source, "H20", Locale.Parse("en"), random), Insert(target, "H2", locale, random))),
        new("url-changed", ["url-lost"], (source, target, locale, _) => ($"{source} https://example.com/a/story.html", $"{target} https://example.com/a/{(locale.Language == "de" ? "bericht" : "stry")}.html")),
        new("url-invented", ["url-added"], (source, target, _, _) => (source, $"{target} (https://news.example.com/2018/story)")),
        new("email-changed", ["email-changed"], (source, target, _, _) => ($"{source} news@example.com", $"{target} new@example.com")),
        new("variable-changed", ["template-variable"], (source, target, locale, random) => (Insert(source, "{{name}}", Locale.Parse("en"), random), Insert(target, "{{ nam }}", locale, random))),
        new("entity-raw", ["entity-raw"], (source, target, locale, random) => (source, Insert(target, "&quot;", locale, random))),
        new("entity-escaped-twice", ["entity-escaped-twice"], (source, target, locale, random) => (source, Insert(target, "&amp;amp;", locale, random))),
        new("untranslated", ["untranslated"], (source, _, _, _) => WordCount(source) >= 4 ? (source, source) : null),
        new("half-untranslated", ["part-untranslated"], HalfUntranslated),
        new("alphabets-mixed", ["mixed-script"], MixAlphabets),
        new("marks-lost", ["diacritics-lost"], (source, target, locale, _) => locale.Language == "vi" && WordCount(target) >= 4 ? (source, Plain(target)) : null),
        new("decomposed", ["not-nfc"], Decompose),
        new("mojibake", ["mojibake"], (source, target, _, _) => target.Any(character => character > '\u00BF') ? (source, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(target))) : null),
        new("character-lost", ["mojibake"], (source, target, _, random) => (source, target.Insert(random.Next(target.Length), "\uFFFD"))),
        new("empty", ["empty"], (source, _, _, random) => (source, random.Next(2) == 0 ? "" : " ")),
        new("cut-off", ["cut-off", "too-short", "end-punctuation"], (source, target, _, _) => HasStop(source) && target.Length > 20 ? (source, target[..(target.Length * 2 / 5)].TrimEnd(' ', '.', '。')) : null),
        new("much-left-out", ["too-short"], (source, target, _, _) => WordCount(source) >= 10 ? (source, $"{target[..(target.Length / 4)].TrimEnd(' ', '.', '。')}{target[^1]}") : null),
        new("much-added", ["too-long"], (source, target, locale, _) => WordCount(source) is >= 3 and <= 9 ? (source, $"{target} {Talk[locale.Language].Extra}") : null),
        new("word-doubled", ["doubled-word"], DoubleWord),
        new("sentence-doubled", ["doubled-sentence"], (source, target, locale, _) => WordCount(source) >= 4 && HasStop(source) && HasStop(target) ? (source, locale.Language is "ja" or "zh" ? target + target : $"{target} {target}") : null),
        new("space-doubled", ["spaces"], (source, target, _, _) => target.IndexOf(' ', StringComparison.Ordinal) is var at and > 0 ? (source, target.Insert(at, " ")) : null),
        new("space-before-stop", ["spaces"], (source, target, _, _) => target[^1] is '.' or '。' or '?' or '!' ? (source, target.Insert(target.Length - 1, " ")) : null),
        new("stop-lost", ["end-punctuation"], (source, target, _, _) => source[^1] is '.' or '?' or '!' && target[^1] is '.' or '。' or '?' or '？' or '!' or '！' ? (source, target[..^1]) : null),
        new("capital-lost", ["capital-start"], (source, target, _, _) => char.IsUpper(source[0]) && char.IsUpper(target[0]) && target is [_, ' ' or >= 'a' and <= 'z', ..] && !source.Contains(target.Split(' ')[0], StringComparison.OrdinalIgnoreCase) ? (source, char.ToLowerInvariant(target[0]) + target[1..]) : null),
        new("trails-off", ["ellipsis"], (source, target, _, _) => HasStop(source) && HasStop(target) && !source.EndsWith("..", StringComparison.Ordinal) ? (source, target[..(target.Length * 3 / 4)].TrimEnd(' ', '.', '。') + "…") : null),
        new("bracket-lost", ["brackets"], (source, target, _, _) => source.Contains('(', StringComparison.Ordinal) && target.IndexOfAny(['(', '（']) is var at and >= 0 && target.AsSpan().IndexOfAny(')', '）') > at ? (source, target.Remove(at, 1)) : null),
        new("quote-lost", ["quotes"], LoseQuote),
        new("question-unopened", ["inverted-marks"], (source, target, locale, _) => locale.Language == "es" && target.Contains('¿', StringComparison.Ordinal) ? (source, target.Replace("¿", "", StringComparison.Ordinal)) : null),
        new("narrow-marks", ["full-width-punctuation"], NarrowMarks),
        new("direction-control", ["bidi-control"], (source, target, locale, random) => (source, Insert(target, "\u202E", locale, random))),
        new("preamble", ["model-preamble"], (source, target, locale, random) => (source, (random.Next(2) == 0 ? Talk[locale.Language].Lead : "Sure! Here is the translation: ") + target)),
        new("refusal", ["model-refusal"], (source, _, locale, random) => (source, random.Next(2) == 0 ? Talk[locale.Language].Refusal : "I'm sorry, but I can't help with that.")),
        new("markdown", ["markdown"], (source, target, _, random) => (source, random.Next(2) == 0 ? $"**{target}**" : $"```\n{target}\n```")),
    ];

    private static int WordCount(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool HasStop(string text) => text[^1] is '.' or '!' or '?' or '。' or '！' or '？';

    /// <summary>Puts a word between two others.</summary>
    private static string Insert(string text, string word, Locale locale, Random random)
    {
        if (locale.Language is "ja" or "zh")
        {
            var places = Enumerable.Range(1, Math.Max(1, text.Length - 1)).Where(at => at < text.Length && WordEdges.IsIdeographic(text[at - 1]) && WordEdges.IsIdeographic(text[at])).ToList();
            return places.Count == 0 ? $"{text} {word}" : text.Insert(places[random.Next(places.Count)], word);
        }

        var words = text.Split(' ');
        var index = random.Next(1, words.Length + 1);
        return string.Join(' ', [.. words[..index], word, .. words[index..]]);
    }

    private static (string Source, string Target)? ChangeDigit(string source, string target, Locale locale, Random random)
    {
        return WithNumber(source, target, random, number =>
        {
            var at = random.Next(number.Length);
            var other = (char)('1' + ((number[at] - '0' + random.Next(1, 8)) % 9));
            return other == number[at] ? number + "7" : $"{number[..at]}{other}{number[(at + 1)..]}";
        });
    }

    /// <summary>Changes a number of two digits or more that both texts have.</summary>
    private static (string Source, string Target)? WithNumber(string source, string target, Random random, Func<string, string> change)
    {
        var places = new List<(int Start, int Length)>();
        for (var i = 0; i < target.Length; i++)
        {
            var start = i;
            while (i < target.Length && char.IsAsciiDigit(target[i]))
                i++;
            var isWhole = i - start >= 2 && (start == 0 || !(char.IsAsciiLetterOrDigit(target[start - 1]) || target[start - 1] is '-' or '.' or ','))
                && (i == target.Length || !(char.IsAsciiLetter(target[i]) || target[i] is '.' or ',' or '-'));
            if (isWhole && CountOf(source, target[start..i]) == 1 && CountOf(target, target[start..i]) == 1)
                places.Add((start, i - start));
        }

        if (places.Count == 0)
            return null;
        var (at, length) = places[random.Next(places.Count)];
        return (source, $"{target[..at]}{change(target.Substring(at, length))}{target[(at + length)..]}");
    }

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;

    private static (string Source, string Target)? LoseScale(string source, string target, Locale locale, Random random)
    {
        var (with, without) = locale.Language switch
        {
            "vi" => ("4 nghìn tỷ", "4 tỷ"),
            "es" => ("4 billones", "4 millones"),
            "de" => ("4 Billionen", "4 Millionen"),
            _ => ("4兆", "4亿"),
        };
        _ = random;
        return with.Length == 0 ? null : ($"{source} It cost $4 trillion.", $"{target} {(locale.Language == "ja" ? "4億" : without)}");
    }

    private static (string Source, string Target)? HalfUntranslated(string source, string target, Locale locale, Random random)
    {
        var words = source.Split(' ');
        if (words.Length < 12)
            return null;
        var cut = target.Length / 2;
        while (cut < target.Length && locale.Language is not ("ja" or "zh") && target[cut] != ' ')
            cut++;
        _ = random;
        return (source, $"{target[..cut].TrimEnd()} {string.Join(' ', words[(words.Length / 2)..])}");
    }

    private static (string Source, string Target)? MixAlphabets(string source, string target, Locale locale, Random random)
    {
        var places = Enumerable.Range(1, Math.Max(0, target.Length - 2))
            .Where(at => target[at] is 'a' or 'o' or 'e' or 'c' && char.IsAsciiLetter(target[at - 1]) && char.IsAsciiLetter(target[at + 1])).ToList();
        if (places.Count == 0)
            return null;
        var place = places[random.Next(places.Count)];
        var twin = target[place] switch { 'a' => '\u0430', 'o' => '\u043E', 'e' => '\u0435', _ => '\u0441' };
        return (source, $"{target[..place]}{twin}{target[(place + 1)..]}");
    }

    private static string Plain(string text)
    {
        foreach (var (marked, plain) in Plains)
        {
            foreach (var letter in marked)
                text = text.Replace(letter, plain[0]);
        }

        return text;
    }

    private static (string Source, string Target)? Decompose(string source, string target, Locale locale, Random random)
    {
        var split = Decompositions.Aggregate(target, (text, pair) => text.Replace(pair.Composed, pair.Split, StringComparison.Ordinal));
        return split == target ? null : (source, split);
    }

    private static (string Source, string Target)? DoubleWord(string source, string target, Locale locale, Random random)
    {
        if (locale.Language is "ja" or "zh")
        {
            var places = Enumerable.Range(0, Math.Max(0, target.Length - 4)).Where(at => target.AsSpan(at, 4) is var part && All(part) && part.ContainsAnyExcept(part[0])).ToList();
            if (places.Count == 0)
                return null;
            var place = places[random.Next(places.Count)];
            return (source, target.Insert(place, target.Substring(place, 4)));
        }

        var words = target.Split(' ');
        var plain = Enumerable.Range(0, words.Length).Where(index => words[index].Length > 1 && words[index].All(char.IsLetter)).ToList();
        if (plain.Count == 0)
            return null;
        var chosen = plain[random.Next(plain.Count)];
        return (source, string.Join(' ', [.. words[..chosen], words[chosen], .. words[chosen..]]));

        static bool All(ReadOnlySpan<char> part)
        {
            foreach (var character in part)
            {
                if (!WordEdges.IsIdeographic(character) || !char.IsLetter(character))
                    return false;
            }

            return true;
        }
    }

    private static (string Source, string Target)? LoseQuote(string source, string target, Locale locale, Random random)
    {
        const string Quotes = "\"“”„«»「」";
        if (source.Count(character => Quotes.Contains(character, StringComparison.Ordinal)) % 2 != 0)
            return null;
        var places = Enumerable.Range(0, target.Length).Where(at => Quotes.Contains(target[at], StringComparison.Ordinal)).ToList();
        return places.Count is 0 || places.Count % 2 != 0 ? null : (source, target.Remove(places[random.Next(places.Count)], 1));
    }

    private static (string Source, string Target)? NarrowMarks(string source, string target, Locale locale, Random random)
    {
        if (locale.Language is not ("ja" or "zh"))
            return null;
        var narrow = target.Replace("。", ".", StringComparison.Ordinal).Replace("，", ",", StringComparison.Ordinal).Replace("、", ",", StringComparison.Ordinal);
        return narrow == target ? null : (source, narrow);
    }
}
