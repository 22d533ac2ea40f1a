using System.Text;

namespace Localizer.Text;

/// <summary>What a character is for sentence breaks (UAX #29, table 4).</summary>
internal enum SentenceBreakClass : byte
{
    Other,
    CR,
    LF,
    Extend,
    Sep,
    Format,
    Sp,
    Lower,
    Upper,
    OLetter,
    Numeric,
    ATerm,
    SContinue,
    STerm,
    Close,
}

/// <summary>The class of each code point, from a data file of one pinned Unicode version.</summary>
internal static class SentenceBreakClasses
{
    private static readonly Lazy<Table> Data = new(Load);

    /// <summary>The class of a code point.</summary>
    public static SentenceBreakClass Of(int codePoint)
    {
        var table = Data.Value;
        if (codePoint < table.Basic.Length)
            return table.Basic[codePoint];
        var at = Array.BinarySearch(table.Firsts, codePoint);
        at = at < 0 ? ~at - 1 : at;
        return at >= 0 && codePoint <= table.Ranges[at].Last ? table.Ranges[at].Class : SentenceBreakClass.Other;
    }

    private static Table Load()
    {
        using var stream = typeof(SentenceBreakClasses).Assembly.GetManifestResourceStream("Localizer.Text.SentenceBreaks.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var basic = new SentenceBreakClass[0x10000];
        var beyond = new List<(int First, int Last, SentenceBreakClass Class)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var columns = line.Split(' ');
            var kind = Enum.Parse<SentenceBreakClass>(columns[0]);
            var end = 0;
            foreach (var range in columns.Skip(1))
            {
                var numbers = range.Split('-');
                var first = end + FromBase36(numbers[0]);
                end = first + (numbers.Length > 1 ? FromBase36(numbers[1]) : 0) + 1;
                if (first < basic.Length)
                    basic.AsSpan(first, Math.Min(end, basic.Length) - first).Fill(kind);
                if (end > basic.Length)
                    beyond.Add((Math.Max(first, basic.Length), end - 1, kind));
            }
        }

        beyond.Sort();
        return new Table(basic, [.. beyond.Select(range => range.First)], [.. beyond]);
    }

    private static int FromBase36(string digits) =>
        digits.Aggregate(0, (number, digit) => (number * 36) + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10));

    private sealed record Table(SentenceBreakClass[] Basic, int[] Firsts, (int First, int Last, SentenceBreakClass Class)[] Ranges);
}
