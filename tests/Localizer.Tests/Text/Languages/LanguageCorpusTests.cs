using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Tests.Text.Languages;

/// <summary>Languages found in human translations of news (NTREX; rules were made with these texts in sight).</summary>
public class LanguageCorpusTests(ITestOutputHelper output)
{
    private static readonly (string Language, string File)[] Files =
        [("en", "src.eng"), ("vi", "ref.vie"), ("es", "ref.spa"), ("de", "ref.deu"), ("ja", "ref.jpn"), ("zh", "ref.zho-CN")];

    [Theory]
    [InlineData("en", "vi")]
    [InlineData("en", "es")]
    [InlineData("de", "en")]
    [InlineData("es", "pt")]
    public void A_text_in_the_page_s_language_is_hardly_ever_taken_for_another_and_others_rarely_are(string expected, string to)
    {
        var finder = new LanguageFinder(new LinguaIdentifier());
        foreach (var (language, file) in Files)
        {
            var (right, undecided, wrong) = (0, 0, new List<string>());
            foreach (var line in File.ReadLines(Corpus.Path($"ntrex/newstest2019-{file}.txt")))
            {
                switch (finder.Find(CanonicalComposition.Compose(line), expected, script: null, [to]))
                {
                    case null:
                        undecided++;
                        break;
                    case var found when found == language:
                        right++;
                        break;
                    case var found:
                        wrong.Add($"{found}: {line}");
                        break;
                }
            }

            output.WriteLine($"{language} on a page in {expected}: {right} right, {undecided} undecided, {wrong.Count} wrong");
            wrong.ForEach(output.WriteLine);
            wrong.Count.ShouldBeLessThanOrEqualTo(language == expected ? 1 : 8);
            right.ShouldBeGreaterThan(940);
        }
    }
}
