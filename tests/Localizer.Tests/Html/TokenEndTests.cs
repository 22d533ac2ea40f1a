using System.Text;
using Localizer.Html;

namespace Localizer.Tests.Html;

/// <summary>
/// Names, values and texts end where the standard says, however long they are and however much of the page follows: their ends are looked
/// for in so many bytes at a time.
/// </summary>
public class TokenEndTests
{
    private const int Longest = 70;

    public static TheoryData<string> Pages => new(
        "<p>@</p>", "<@>", "</@>", "<@ a>", "<@\n/>", "<@", "<p @>", "<p @=b>", "<p @ = b>", "<p @/>", "<p @", "<p a=@>", "<p a=@ b>", "<p a=@",
        "<p a=\"@\">", "<p a='@'>", "<p a=\"@", "<p a='@' b=\"@\">@<i>", "@", "@<", "@</", "@<3", "@</i>", "<p a=@/b>", "<p @'\"<b>", "<p a=x@\"'=<c>");

    [Theory]
    [MemberData(nameof(Pages))]
    public void They_end_where_a_byte_by_byte_reading_ends_them(string page)
    {
        // The letters as well as what stands below them without ending anything.
        foreach (var filler in (string[])["a", "-", ":1", "é"])
        {
            for (var length = 1; length <= Longest; length++)
            {
                var filled = string.Concat(Enumerable.Repeat(filler, length))[..length];
                for (var after = 0; after <= 40; after += after is > 12 and < 20 ? 1 : 4)
                    Tokens($"{page}{new string('z', after)}".Replace("@", $"q{filled}", StringComparison.Ordinal), $"q{filled}").ShouldBe(
                        Tokens($"{page}{new string('z', after)}".Replace("@", "q", StringComparison.Ordinal), "q"), $"{length} of {filler}, {after} after");
            }
        }
    }

    // What each token is, with the filling named: how long it is must make no difference.
    private static List<string> Tokens(string page, string filling)
    {
        var bytes = Encoding.UTF8.GetBytes(page);
        var tokenizer = new HtmlTokenizer(bytes);
        var tokens = new List<string>();
        while (tokenizer.Read())
        {
            var attributes = new StringBuilder();
            foreach (var attribute in tokenizer.Attributes)
                attributes.Append($" [{Text(attribute.Name.Of(bytes))}]=[{Text(attribute.Value.Of(bytes))}]{attribute.Quoting}");
            tokens.Add($"{tokenizer.Kind} [{Text(tokenizer.Range.Of(bytes))}] [{Text(tokenizer.Content.Of(bytes))}]{attributes}");
        }

        return tokens;

        string Text(ReadOnlySpan<byte> part) => Encoding.UTF8.GetString(part).Replace(filling, "@", StringComparison.Ordinal);
    }
}
