using System.Collections.Frozen;
using System.Globalization;

namespace Localizer.Segmentation.Expressions;

/// <summary>The properties that <c>\p{…}</c> and <c>[:…:]</c> name: general categories, POSIX and Java names, scripts by their main blocks.</summary>
internal static class CharacterProperties
{
    private static readonly FrozenDictionary<string, UnicodeCategory[]> GeneralCategories = new Dictionary<string, UnicodeCategory[]>(StringComparer.Ordinal)
    {
        ["lu"] = [UnicodeCategory.UppercaseLetter],
        ["ll"] = [UnicodeCategory.LowercaseLetter],
        ["lt"] = [UnicodeCategory.TitlecaseLetter],
        ["lm"] = [UnicodeCategory.ModifierLetter],
        ["lo"] = [UnicodeCategory.OtherLetter],
        ["lc"] = [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter],
        ["l"] =
        [
            UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter,
            UnicodeCategory.OtherLetter,
        ],
        ["mn"] = [UnicodeCategory.NonSpacingMark],
        ["mc"] = [UnicodeCategory.SpacingCombiningMark],
        ["me"] = [UnicodeCategory.EnclosingMark],
        ["m"] = [UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark],
        ["nd"] = [UnicodeCategory.DecimalDigitNumber],
        ["nl"] = [UnicodeCategory.LetterNumber],
        ["no"] = [UnicodeCategory.OtherNumber],
        ["n"] = [UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber],
        ["pc"] = [UnicodeCategory.ConnectorPunctuation],
        ["pd"] = [UnicodeCategory.DashPunctuation],
        ["ps"] = [UnicodeCategory.OpenPunctuation],
        ["pe"] = [UnicodeCategory.ClosePunctuation],
        ["pi"] = [UnicodeCategory.InitialQuotePunctuation],
        ["pf"] = [UnicodeCategory.FinalQuotePunctuation],
        ["po"] = [UnicodeCategory.OtherPunctuation],
        ["p"] =
        [
            UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation,
            UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation,
        ],
        ["sm"] = [UnicodeCategory.MathSymbol],
        ["sc"] = [UnicodeCategory.CurrencySymbol],
        ["sk"] = [UnicodeCategory.ModifierSymbol],
        ["so"] = [UnicodeCategory.OtherSymbol],
        ["s"] = [UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol],
        ["zs"] = [UnicodeCategory.SpaceSeparator],
        ["zl"] = [UnicodeCategory.LineSeparator],
        ["zp"] = [UnicodeCategory.ParagraphSeparator],
        ["z"] = [UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator],
        ["cc"] = [UnicodeCategory.Control],
        ["cf"] = [UnicodeCategory.Format],
        ["cs"] = [UnicodeCategory.Surrogate],
        ["co"] = [UnicodeCategory.PrivateUse],
        ["cn"] = [UnicodeCategory.OtherNotAssigned],
        ["c"] = [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // POSIX's and Java's names for categories, and Unicode's long ones.
    private static readonly FrozenDictionary<string, string> Aliases =
        ("punct=p punctuation=p alphabetic=l alpha=l letter=l lower=ll lowercase=ll lowercaseletter=ll upper=lu uppercase=lu uppercaseletter=lu "
        + "titlecase=lt digit=nd decimalnumber=nd number=n mark=m symbol=s separator=z cntrl=cc control=cc openpunctuation=ps closepunctuation=pe "
        + "initialpunctuation=pi finalpunctuation=pf dashpunctuation=pd currencysymbol=sc otherpunctuation=po")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // .NET has no script data; the blocks that hold the letters of running text do for rules.
    private static readonly FrozenDictionary<string, (int First, int Last)[]> Scripts = new Dictionary<string, (int First, int Last)[]>(StringComparer.Ordinal)
    {
        ["latin"] = [('A', 'Z'), ('a', 'z'), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)],
        ["greek"] = [(0x370, 0x3FF), (0x1F00, 0x1FFF)],
        ["cyrillic"] = [(0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)],
        ["armenian"] = [(0x530, 0x58F)],
        ["hebrew"] = [(0x590, 0x5FF), (0xFB1D, 0xFB4F)],
        ["arabic"] = [(0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
        ["devanagari"] = [(0x900, 0x97F), (0xA8E0, 0xA8FF)],
        ["bengali"] = [(0x980, 0x9FF)],
        ["tamil"] = [(0xB80, 0xBFF)],
        ["malayalam"] = [(0xD00, 0xD7F)],
        ["thai"] = [(0xE00, 0xE7F)],
        ["lao"] = [(0xE80, 0xEFF)],
        ["tibetan"] = [(0xF00, 0xFFF)],
        ["myanmar"] = [(0x1000, 0x109F)],
        ["georgian"] = [(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)],
        ["hangul"] = [(0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)],
        ["ethiopic"] = [(0x1200, 0x139F)],
        ["khmer"] = [(0x1780, 0x17FF)],
        ["hiragana"] = [(0x3041, 0x309F)],
        ["katakana"] = [(0x30A0, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)],
        ["han"] = [(0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds a property.</summary>
    /// <param name="name">Its name: case, spaces, <c>_</c> and <c>-</c> do not matter; <c>Is</c>, <c>In</c> and <c>script=</c> may stand before it.</param>
    /// <param name="notes">Is told where something near to it was taken.</param>
    /// <returns>The set, or <see langword="null"/> when the property is not known.</returns>
    public static CharacterSet? Find(string name, ISet<string> notes)
    {
        var key = new string([.. name.Where(character => character is not (' ' or '_' or '-')).Select(char.ToLowerInvariant)]);
        key = key[(key.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (FindExact(key, name, notes) is { } exact)
            return exact;
        return key.StartsWith("is", StringComparison.Ordinal) || key.StartsWith("in", StringComparison.Ordinal) ? FindExact(key[2..], name, notes) : null;
    }

    private static CharacterSet? FindExact(string key, string name, ISet<string> notes)
    {
        switch (key)
        {
            case "space" or "whitespace" or "javawhitespace":
                return CharacterSet.WhiteSpace;
            case "blank":
                return CharacterSet.OfCategories(UnicodeCategory.SpaceSeparator).Union(CharacterSet.Of('\t'));
            case "word":
                return CharacterSet.Word;
            case "alnum":
                return CharacterSet.OfCategories(GeneralCategories["l"]).Union(CharacterSet.OfCategories(GeneralCategories["nd"]));
            case "xdigit":
                return CharacterSet.OfRanges([('0', '9'), ('A', 'F'), ('a', 'f')]);
            case "ascii":
                return CharacterSet.OfRange(0, 0x7F);
            case "any" or "all":
                return CharacterSet.All;
        }

        if (GeneralCategories.TryGetValue(Aliases.GetValueOrDefault(key, key), out var categories))
            return CharacterSet.OfCategories(categories);
        if (!Scripts.TryGetValue(key, out var blocks))
            return null;
        notes.Add($"the script or block '{name}' is taken for the blocks that hold its letters");
        return CharacterSet.OfRanges(blocks);
    }
}
