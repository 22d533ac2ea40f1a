using CsCheck;
using Localizer.Text;

namespace Localizer.Tests.Text;

public sealed class RareCharactersTests
{
    [Fact]
    public void It_finds_what_a_look_at_each_character_finds() =>
        Gen.Select(Gen.Char.Array[1, 20], Gen.Char.Array[0, 40], Gen.Bool).Sample((characters, text, takesOne) =>
        {
            var rare = new RareCharacters(new string(characters));
            var searched = takesOne ? [.. text, characters[^1], .. text] : text;

            rare.IndexIn(searched).ShouldBe(Array.FindIndex(searched, characters.Contains));
            searched.ShouldAllBe(character => rare.Contains(character) == characters.Contains(character));
        });
}
