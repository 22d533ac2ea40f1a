namespace Localizer.Text;

/// <summary>
/// The default sentence breaks of UAX #29, Unicode 17.0.0. They know no language: a stop before a capital ends a sentence, after an
/// abbreviation too. Time is linear in the text.
/// </summary>
internal static class SentenceBreaks
{
    /// <summary>How far a stop's sentence has come.</summary>
    private enum Ending
    {
        /// <summary>There is no stop.</summary>
        None,

        /// <summary>After the stop, or what closes after it.</summary>
        Closed,

        /// <summary>After white space, too.</summary>
        Spaced,
    }

    /// <summary>Finds the breaks of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Offsets in UTF-16 units in rising order, none of them 0 or the text's length.</returns>
    public static List<int> Find(string text)
    {
        var breaks = new List<int>();
        var followers = default(bool[]);
        var (before, last) = (SentenceBreakClass.Other, SentenceBreakClass.Other);
        var (ending, isATerm, isFirst) = (Ending.None, false, true);
        for (var at = 0; at < text.Length;)
        {
            var place = at;
            var kind = Next(text, ref at);
            if (last is SentenceBreakClass.Sep or SentenceBreakClass.LF || (last == SentenceBreakClass.CR && kind != SentenceBreakClass.LF))
            {
                // SB4: a paragraph's separator ends everything.
                breaks.Add(place);
                (before, last, ending) = (SentenceBreakClass.Other, SentenceBreakClass.Other, Ending.None);
            }
            else if (!isFirst && kind is SentenceBreakClass.Extend or SentenceBreakClass.Format)
            {
                // SB5: what hangs on a character is part of it.
                continue;
            }
            else if (ending != Ending.None && Breaks(kind, last, before, ending, isATerm, text, place, ref followers))
            {
                breaks.Add(place);
                ending = Ending.None;
            }

            isFirst = false;
            if (kind is SentenceBreakClass.ATerm or SentenceBreakClass.STerm)
                (ending, isATerm) = (Ending.Closed, kind == SentenceBreakClass.ATerm);
            else if (ending != Ending.None)
                ending = After(ending, kind);
            (before, last) = (last, kind);
        }

        breaks.RemoveAll(place => place == 0);
        return breaks;
    }

    /// <summary>SB6 to SB11: whether a sentence whose stop was read ends before a character.</summary>
    private static bool Breaks(
        SentenceBreakClass kind, SentenceBreakClass last, SentenceBreakClass before, Ending ending, bool isATerm, string text, int place, ref bool[]? followers)
    {
        if (last == SentenceBreakClass.ATerm)
        {
            if (kind == SentenceBreakClass.Numeric)
                return false;
            if (before is SentenceBreakClass.Upper or SentenceBreakClass.Lower && kind == SentenceBreakClass.Upper)
                return false;
        }

        if (isATerm && (followers ??= LowerFollows(text))[place])
            return false;
        if (kind is SentenceBreakClass.SContinue or SentenceBreakClass.ATerm or SentenceBreakClass.STerm)
            return false;
        var isSpace = kind is SentenceBreakClass.Sp or SentenceBreakClass.Sep or SentenceBreakClass.CR or SentenceBreakClass.LF;
        return !isSpace && (ending == Ending.Spaced || kind != SentenceBreakClass.Close);
    }

    private static Ending After(Ending ending, SentenceBreakClass kind) => kind switch
    {
        SentenceBreakClass.Close when ending == Ending.Closed => Ending.Closed,
        SentenceBreakClass.Sp => Ending.Spaced,
        SentenceBreakClass.Sep or SentenceBreakClass.CR or SentenceBreakClass.LF => ending,
        _ => Ending.None,
    };

    /// <summary>SB8: for each place whether a small letter follows before any other letter, stop or separator. Read from the end, once.</summary>
    private static bool[] LowerFollows(string text)
    {
        var follows = new bool[text.Length];
        var isLower = false;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            if (at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]))
                at--;
            var place = at;
            switch (Next(text, ref place))
            {
                case SentenceBreakClass.Lower:
                    isLower = true;
                    break;
                case SentenceBreakClass.OLetter or SentenceBreakClass.Upper or SentenceBreakClass.Sep or SentenceBreakClass.CR or SentenceBreakClass.LF
                    or SentenceBreakClass.STerm or SentenceBreakClass.ATerm:
                    isLower = false;
                    break;
            }

            follows[at] = isLower;
        }

        return follows;
    }

    private static SentenceBreakClass Next(string text, ref int at)
    {
        var character = text[at++];
        return char.IsHighSurrogate(character) && at < text.Length && char.IsLowSurrogate(text[at])
            ? SentenceBreakClasses.Of(char.ConvertToUtf32(character, text[at++]))
            : SentenceBreakClasses.Of(character);
    }
}
