using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>A number of a text, as it is spelled.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Text">Its digits, with the points and commas between them.</param>
internal readonly record struct SpelledNumber(int Start, string Text)
{
    /// <summary>The first UTF-16 unit after it.</summary>
    public int End => Start + Text.Length;
}

/// <summary>
/// A text with its numbers taken out. A number is digits with a point or comma between them, away from letters: H20 and 5G are names, and
/// a date in digits is three numbers.
/// </summary>
/// <param name="Text">The text, each number one character that no text has; codes at their places.</param>
/// <param name="Numbers">The numbers, in order.</param>
internal sealed record NumberPattern(CodedText Text, ImmutableArray<SpelledNumber> Numbers)
{
    private const char Stand = '\u0001';

    /// <summary>The pattern of a text.</summary>
    public static NumberPattern Of(CodedText text)
    {
        var numbers = NumbersOf(text.Text);
        if (numbers.IsEmpty)
            return new NumberPattern(text, numbers);
        var pattern = new StringBuilder(text.Text.Length);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(text.Codes.Length);
        var (position, next) = (0, 0);
        foreach (var number in numbers)
        {
            Copy(number.Start);
            pattern.Append(Stand);
            // A code inside of a number goes where no other pattern has one.
            for (; next < text.Codes.Length && text.Codes[next].Offset > number.Start && text.Codes[next].Offset < number.End; next++)
                codes.Add(new PlacedCode(pattern.Length, text.Codes[next].Code with { Id = -1 - text.Codes[next].Offset }));
            position = number.End;
        }

        Copy(text.Text.Length);
        for (; next < text.Codes.Length; next++)
            codes.Add(new PlacedCode(pattern.Length, text.Codes[next].Code));
        return new NumberPattern(new CodedText(pattern.ToString(), codes.MoveToImmutable()), numbers);

        void Copy(int end)
        {
            for (; next < text.Codes.Length && text.Codes[next].Offset <= end; next++)
                codes.Add(new PlacedCode(pattern.Length + text.Codes[next].Offset - position, text.Codes[next].Code));
            pattern.Append(text.Text, position, end - position);
        }
    }

    /// <summary>The numbers of a text.</summary>
    public static ImmutableArray<SpelledNumber> NumbersOf(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return [];
        var numbers = ImmutableArray.CreateBuilder<SpelledNumber>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
                i++;
            if ((start == 0 || !IsWordPart(text[start - 1])) && (i == text.Length || !IsWordPart(text[i])))
                numbers.Add(new SpelledNumber(start, text[start..i]));
        }

        return numbers.DrainToImmutable();
    }

    /// <summary>The hash of the pattern's text, by which sources that differ in numbers and codes alone are found.</summary>
    /// <param name="language">The text's language.</param>
    public long Hash(string language) => MemoryHash.Of(Text.Text, MemoryHash.Of(language, 2));

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
