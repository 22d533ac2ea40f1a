using System.Collections.Immutable;

namespace Localizer.Quality.Languages;

/// <summary>A currency: its signs, and what languages call it.</summary>
/// <param name="Name">Its code.</param>
/// <param name="Signs">What stands at a number in running text: signs and codes, the longest first.</param>
/// <param name="Forms">All that a translation may write, signs included; a word's beginning suffices.</param>
internal sealed record Currency(string Name, ImmutableArray<string> Signs, ImmutableArray<string> Forms);

/// <summary>The currencies that news is full of. A sign that several have, such as ¥, is of whichever the translation names.</summary>
internal static class Currencies
{
    private static readonly ImmutableArray<Currency> All =
    [
        Of("USD", "US$ USD $", "dollar dólar dolar dòlar dollari đô_la đô-la đôla đô_Mỹ ドル 美元 美金 달러 ดอลลาร์ доллар долар δολάρι دولار דולר"),
        Of("EUR", "EUR €", "euro ơ-rô ユーロ 欧元 歐元 유로 ยูโร евро євро ευρώ يورو אירו"),
        Of("GBP", "GBP £", "pound bảng pfund livre libra sterlin ポンド 英镑 英鎊 磅 파운드 ปอนด์ фунт λίρ جنيه ליש"),
        Of("JPY", "JPY ¥ ￥", "yen yên ien 円 日元 日圓 엔 เยน иен єн γιεν ين CNY RMB yuan 元 人民币 人民幣 tệ 위안 หยวน юан"),
        Of("CNY", "CNY RMB", "yuan renminbi 元 人民币 人民幣 tệ 위안 หยวน юан ¥ ￥"),
        Of("KRW", "KRW ₩", "won 圆 韩元 韓元 ウォン 원 วอน вон"),
        Of("VND", "VND ₫", "đồng dong đ 越南盾 ドン 동 ดอง"),
        Of("INR", "INR ₹", "rupee rupi rupia roupie 卢比 盧比 ルピー 루피 รูปี рупи"),
        Of("CHF", "CHF", "fran フラン 法郎 프랑 ฟรังก์ франк"),
    ];

    private static readonly System.Buffers.SearchValues<char> FirstOfSigns = System.Buffers.SearchValues.Create(string.Concat(All.SelectMany(currency => currency.Signs).Select(sign => sign[0]).Distinct()));

    /// <summary>The currencies of a text's amounts: those whose sign or code stands at a number.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<Currency> Amounts(string text)
    {
        if (text.AsSpan().IndexOfAny(FirstOfSigns) < 0)
            return [];
        return All.Where(currency => currency.Signs.Any(sign => StandsAtNumber(text, sign)));
    }

    /// <summary>Whether a text names a currency.</summary>
    /// <param name="text">The text.</param>
    /// <param name="currency">The currency.</param>
    public static bool Has(string text, Currency currency) => currency.Forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    private static bool StandsAtNumber(string text, string sign)
    {
        for (var at = text.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sign, at + 1, StringComparison.Ordinal))
        {
            var before = text.AsSpan(0, at);
            var after = text.AsSpan(at + sign.Length);

            // A letter beside it makes it another word, or another country's dollar.
            if (before is [.., var last] && char.IsLetter(last) || (char.IsLetter(sign[^1]) && after is [var first, ..] && char.IsLetter(first)))
                continue;
            if (after.TrimStart(' ') is [>= '0' and <= '9', ..] || before.TrimEnd(" \u00A0\u202F") is [.., >= '0' and <= '9'])
                return true;
        }

        return false;
    }

    // A name of two words is written with _ between them.
    private static Currency Of(string name, string signs, string names) => new(name, [.. signs.Split(' ')], [.. signs.Split(' '), .. names.Split(' ').Select(word => word.Replace('_', ' '))]);
}
