using CsCheck;
using Localizer.Memory;

namespace Localizer.Tests.Memory;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("Saturday", "Sunday", 3)]
    public void The_distance_is_the_least_number_of_edits(string one, string other, int distance) =>
        new EditDistance(SymbolsOf(one)).To(SymbolsOf(other)).ShouldBe(distance);

    [Fact]
    public void The_distance_is_that_of_the_table_at_any_length()
    {
        // Few letters, so that there is much in common; past 64 and 128, where blocks meet; past 255, which the small table lacks.
        var text = Gen.Char["abcdưỡ"].Array[0, 200];
        Gen.Select(text, text).Sample((one, other) =>
        {
            var distance = new EditDistance(SymbolsOf(new string(one)));
            var expected = ByTable(one, other);

            // Asked twice: nothing of the first time may be left.
            return distance.To(SymbolsOf(new string(other))) == expected && distance.To(SymbolsOf(new string(other))) == expected;
        });
    }

    private static uint[] SymbolsOf(string text) => [.. text.Select(character => (uint)character)];

    private static int ByTable(char[] one, char[] other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        foreach (var (i, letter) in one.Index())
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (letter == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
