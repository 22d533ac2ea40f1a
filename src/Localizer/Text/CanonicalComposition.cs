using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Localizer.Text;

/// <summary>
/// Brings letters and the marks that follow them into composed form (Unicode, chapter 3.11, normalization form C), since the platform
/// does not when it runs without ICU: there <see cref="string.Normalize()"/> gives back what it gets.
/// </summary>
/// <remarks>
/// Characters past U+FFFF, and those that stand for one other character (such as the ångström sign), are left as they are.
/// </remarks>
internal static partial class CanonicalComposition
{
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int SyllableBase = 0xAC00;
    private const int Vowels = 21;
    private const int Trails = 28;

    private static readonly FrozenDictionary<(char First, char Second), char> Composed =
        Pairs.Chunk(3).ToFrozenDictionary(pair => (pair[0], pair[1]), pair => pair[2]);

    private static readonly FrozenDictionary<char, (char First, char Second)> Decomposed =
        Pairs.Chunk(3).ToFrozenDictionary(pair => pair[2], pair => (pair[0], pair[1]));

    private static readonly FrozenDictionary<char, byte> Classes = MarkRuns.Chunk(3)
        .SelectMany(run => Enumerable.Range(run[0], run[1] - run[0] + 1).Select(mark => (Mark: (char)mark, Class: (byte)run[2])))
        .ToFrozenDictionary(mark => mark.Mark, mark => mark.Class);

    private static readonly SearchValues<char> Seconds = SearchValues.Create(
        [.. Classes.Keys, .. Composed.Keys.Select(pair => pair.Second), .. Enumerable.Range(VowelBase, TrailBase + Trails - VowelBase).Select(jamo => (char)jamo)]);

    /// <summary>Whether a text surely is in composed form: it has no mark of its own.</summary>
    public static bool IsComposed(ReadOnlySpan<char> text) => !text.ContainsAny(Seconds);

    /// <summary>The text in composed form; itself when it has no mark of its own.</summary>
    public static string Compose(string text) => Compose(text, places: null);

    /// <summary>The text in composed form, and where its parts stood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Takes the places where both texts begin a letter with its marks, in order; what lies before the first is the same in both.</param>
    public static string Compose(string text, List<(int Composed, int Original)>? places)
    {
        var first = text.AsSpan().IndexOfAny(Seconds);
        if (first < 0)
            return text;
        var builder = new StringBuilder(text, 0, Math.Max(0, first - 1), text.Length);
        var cluster = new List<char>();
        for (var position = builder.Length; position < text.Length;)
        {
            cluster.Clear();
            places?.Add((builder.Length, position));
            do
                Decompose(text[position++], cluster);
            while (position < text.Length && Seconds.Contains(text[position]));
            Sort(cluster);
            Recompose(cluster, builder);
        }

        return builder.ToString();
    }

    /// <summary>The letter that a composed letter is made of with marks; itself when it has none.</summary>
    public static char BaseOf(char letter)
    {
        while (Decomposed.TryGetValue(letter, out var pair))
            letter = pair.First;
        return letter;
    }

    // A composed letter's own marks come first in canonical order; what it is made of may be composed again.
    private static void Decompose(char character, List<char> cluster)
    {
        var at = cluster.Count;
        while (Decomposed.TryGetValue(character, out var pair))
        {
            cluster.Insert(at, pair.Second);
            character = pair.First;
        }

        cluster.Insert(at, character);
    }

    /// <summary>The canonical ordering algorithm (D109): marks by their class, those of one class as they stand.</summary>
    private static void Sort(List<char> cluster)
    {
        for (var start = 0; start < cluster.Count;)
        {
            if (ClassOf(cluster[start]) == 0)
            {
                start++;
                continue;
            }

            var end = start;
            while (end < cluster.Count && ClassOf(cluster[end]) != 0)
                end++;
            var ordered = cluster.GetRange(start, end - start).OrderBy(ClassOf).ToList();
            for (var i = start; i < end; i++)
                cluster[i] = ordered[i - start];
            start = end;
        }
    }

    /// <summary>The canonical composition algorithm (D117): a mark joins its letter unless one of the same class stands between.</summary>
    private static void Recompose(List<char> cluster, StringBuilder builder)
    {
        var starter = -1;
        var lastClass = -1;
        foreach (var character in cluster)
        {
            var current = ClassOf(character);
            var isReachable = starter >= 0 && (lastClass < current || (lastClass == 0 && starter == builder.Length - 1));
            if (isReachable && TryCompose(builder[starter], character, out var composed))
            {
                builder[starter] = composed;
                continue;
            }

            builder.Append(character);
            lastClass = current;
            if (current == 0)
                starter = builder.Length - 1;
        }
    }

    private static bool TryCompose(char first, char second, out char composed)
    {
        composed = default;
        if (first is >= (char)LeadBase and < (char)(LeadBase + 19) && second is >= (char)VowelBase and < (char)(VowelBase + Vowels))
            composed = (char)(SyllableBase + ((((first - LeadBase) * Vowels) + second - VowelBase) * Trails));
        else if (first is >= (char)SyllableBase and < (char)0xD7A4 && (first - SyllableBase) % Trails == 0 && second is > (char)TrailBase and < (char)(TrailBase + Trails))
            composed = (char)(first + second - TrailBase);
        else
            return Composed.TryGetValue((first, second), out composed);
        return true;
    }

    private static int ClassOf(char character) => Classes.GetValueOrDefault(character);
}
