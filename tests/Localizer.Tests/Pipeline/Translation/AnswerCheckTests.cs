using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class AnswerCheckTests
{
    // Sources and answers, separated by bars; what is sure is what comes out, and a dash is an answer that was not believed.
    [Theory]
    [InlineData("In 2024|Chapter 7", "Năm 2024|Chương 7", "Năm 2024|Chương 7")]
    [InlineData("In 2024|Chapter 7", "Chương 7|Năm 2024", "-|-")]
    [InlineData("In 2024|Chapter 7", "Năm 2024|Năm 2024", "Năm 2024|-")]
    [InlineData("In 2024|Seven", "Năm hai nghìn|Bảy", "Năm hai nghìn|Bảy")]
    [InlineData("Ten mice 10|Ten mice 11", "Chuột 10|Chuột 12", "Chuột 10|Chuột 12")]
    [InlineData("The first sentence|The second one", "Cùng một câu trả lời|Cùng một câu trả lời", "-|-")]
    [InlineData("The same sentence|THE SAME SENTENCE", "Cùng một câu trả lời|Cùng một câu trả lời", "Cùng một câu trả lời|Cùng một câu trả lời")]
    [InlineData("OK|Okay", "Được|Được", "Được|Được")]
    [InlineData("One|Two", "|Hai", "-|Hai")]
    [InlineData("One|Two", "Một\0|Hai", "-|Hai")]
    [InlineData("One|Two|Three", "Một|Hai", "-|-|-")]
    [InlineData("<b id=\"2\">One</b>|<b id=\"1\">Two</b>", "<b id=\"1\">Một</b>|<b id=\"2\">Hai</b>", "<b id=\"1\">Một</b>|<b id=\"2\">Hai</b>")]
    public void Only_answers_that_are_surely_their_items_are_taken(string sources, string answers, string sure)
    {
        var items = sources.Split('|').Select(source => new BatchItem(Pending(source, []), source, source.Length));

        AnswerCheck.Sure([.. items], [.. answers.Split('|').Select(answer => new ServiceText(answer))])
            .Select(answer => answer ?? "-").ShouldBe(sure.Split('|'));
    }

    // As above; Nvidia, AMD and Arm are terms that stay as they are.
    [Theory]
    [InlineData("Nvidia rose|A rival fell", "Ein Rivale fiel|Nvidia stieg", "Ein Rivale fiel|-")]
    [InlineData("Nvidia rose|AMD fell", "AMD fiel|Nvidia stieg", "-|-")]
    [InlineData("Nvidia rose|英伟达下跌了", "Nvidia stieg|Nvidia fiel", "Nvidia stieg|Nvidia fiel")]
    [InlineData("Nvidia rose|Nvidia fell|英伟达下跌了", "Sie stieg|NVIDIA fiel|Nvidia sank", "Sie stieg|NVIDIA fiel|Nvidia sank")]
    [InlineData("Nvidia rose|nVidia fell", "Sie stieg|Nvidia fiel", "Sie stieg|Nvidia fiel")]
    [InlineData("Nvidia rose|AMD fell", "Nvidia mit AMD stieg|Sie fiel", "Nvidia mit AMD stieg|Sie fiel")]
    [InlineData("Nvidia rose|A rival fell", "|Nvidia fiel", "-|Nvidia fiel")]
    [InlineData("Arm rose|The poor fell", "Sie stieg|Armut und Schwarm", "Sie stieg|Armut und Schwarm")]
    [InlineData("Arm rose|The poor fell", "Sie fielen|软银的Arm上涨", "Sie fielen|-")]
    [InlineData("Arm rose|The poor fell", "Sie stieg|Armé de rien", "Sie stieg|Armé de rien")]
    [InlineData("Arm rose|The poor fell", "Sie stieg|Armữ giảm", "Sie stieg|Armữ giảm")]
    [InlineData("<b>One</b> more|Two", "Zwei|<b>Eins</b> mehr", "Zwei|-")]
    [InlineData("<b>One</b> more|Two", "<b>Eins</b> mehr|<b>Zwei</b>", "<b>Eins</b> mehr|<b>Zwei</b>")]
    [InlineData("⟦1⟧One⟦/1⟧ more|Two ⟦2⟧", "Zwei ⟦2⟧|⟦1⟧Eins⟦/1⟧ mehr", "-|-")]
    public void An_answer_with_a_sign_that_went_missing_elsewhere_is_not_its_items(string sources, string answers, string sure)
    {
        AnswerCheck.Sure([.. sources.Split('|').Select(ItemWithTerms)], [.. answers.Split('|').Select(answer => new ServiceText(answer))])
            .Select(answer => answer ?? "-").ShouldBe(sure.Split('|'));
    }

    // Its token came back: the term is where it belongs.
    [Fact]
    public void A_term_that_goes_out_as_a_token_is_missed_nowhere()
    {
        var ours = new BatchItem(ItemWithTerms("Nvidia rose").Text, "<x id=\"1\"/> rose", 17);

        AnswerCheck.Sure([ours, ItemWithTerms("英伟达下跌了")], [new ServiceText("<x id=\"1\"/> stieg"), new ServiceText("Nvidia fiel")])
            .ShouldBe(["<x id=\"1\"/> stieg", "Nvidia fiel"]);
    }

    [Fact]
    public void Each_of_a_thousand_answers_that_have_changed_places_is_told_by_its_own_term()
    {
        var items = Enumerable.Range(0, 1_000).Select(i => (Written: $"{Name(i)} rose", Name: Name(i)))
            .Select(item => new BatchItem(Pending(item.Written, [new TermOccurrence(item.Name, 0, item.Name.Length)]), item.Written, item.Written.Length));

        AnswerCheck.Sure([.. items], [.. Enumerable.Range(1, 1_000).Select(i => new ServiceText($"{Name(i % 1_000)} stieg"))]).ShouldAllBe(answer => answer == null);

        static string Name(int index) => $"N{(char)('a' + (index % 10))}{(char)('a' + (index / 10 % 10))}{(char)('a' + (index / 100))}";
    }

    [Fact]
    public void An_answer_that_is_missing_leaves_the_others_as_they_are()
    {
        var text = Pending("One", []);

        AnswerCheck.Sure([new BatchItem(text, "One", 3), new BatchItem(text, "One", 3)], [null, new ServiceText("Một")]).ShouldBe([null, "Một"]);
    }

    private static BatchItem ItemWithTerms(string source) => new(
        Pending(source, [.. ((string[])["Nvidia", "AMD", "Arm"]).Select(term => (term, Start: source.IndexOf(term, StringComparison.Ordinal)))
            .Where(found => found.Start >= 0).Select(found => new TermOccurrence(found.term, found.Start, found.term.Length))]),
        source, source.Length);

    private static PendingText Pending(string source, ImmutableArray<TermOccurrence> untouchable) =>
        new(Locale.Parse("en"), new CodedText(source), untouchable, new SegmentContext("u", "", "", ""));
}
