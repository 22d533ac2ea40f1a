namespace Localizer.Quality.Numbers;

/// <summary>Reads numbers that Chinese and Japanese write in ideographs.</summary>
internal static class HanNumerals
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The numbers of a text, in order; of a run of numerals each one that it holds too.</summary>
    public static List<double> Of(string text)
    {
        var found = new List<double>();
        var (sum, section, digit, inRun) = (0.0, 0.0, 0.0, false);
        foreach (var character in text)
        {
            var value = ValueOf(character);
            if (value < 0)
            {
                if (inRun)
                    found.Add(sum + section + digit);
                (sum, section, digit, inRun) = (0, 0, 0, false);
                if (character is '半')
                    found.AddRange([0.5, 2, 6]);
                else if (character is '周' or '週')
                    found.Add(7);
                else if (character is '双' or '両' or '对' or '兩' or '俩')
                    found.Add(2);
                else if (character is '首' or '初' or '单' or '每' or '同')
                    found.Add(1);
                continue;
            }

            inRun = true;
            if (value < 10)
            {
                found.Add(value);
                digit = (digit * 10) + value;
            }
            else if (value < 10_000)
            {
                section += (digit == 0 ? 1 : digit) * value;
                digit = 0;
                found.Add(section);
            }
            else
            {
                sum += Math.Max(section + digit, 1) * value;
                (section, digit) = (0, 0);
                found.Add(sum);
            }
        }

        if (inRun)
            found.Add(sum + section + digit);
        return found;
    }

    private static double ValueOf(char character) => character switch
    {
        '零' => 0,
        '两' => 2,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' or '萬' => 10_000,
        '亿' or '億' => 1e8,
        '兆' => 1e12,
        _ => Digits.IndexOf(character, StringComparison.Ordinal),
    };
}
