using System.Text;
using System.Text.Json;
using CsCheck;
using Localizer.Providers.Http;

namespace Localizer.Tests.Providers.Http;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("", 2)]
    [InlineData("plain", 7)]
    [InlineData("слово", 12)]
    [InlineData("漢字", 8)]
    [InlineData("😀", 6)]
    [InlineData("\"\\\n\r\t", 12)]
    [InlineData("\0\u001f", 14)]
    [InlineData("<b>&amp;/</b>", 15)]
    public void A_string_is_as_long_as_it_is_counted(string text, int bytes)
    {
        JsonText.Write(text).Length.ShouldBe(bytes);
        JsonText.Bytes(text).ShouldBe(bytes);
    }

    [Fact]
    public void Whatever_is_written_reads_as_what_it_was()
    {
        var character = Gen.Frequency((5, Gen.Char), (3, Gen.Char['\0', '\u007f']), (1, Gen.Const('"')), (1, Gen.Const('\\')), (2, Gen.Char['\ud800', '\udfff']));
        character.Array[0, 40].Sample(characters =>
        {
            var text = new string(characters);
            var json = JsonText.Write(text);

            json.Length.ShouldBe(JsonText.Bytes(text));
            JsonDocument.Parse(json).RootElement.GetString().ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        });
    }
}
