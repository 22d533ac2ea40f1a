using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Tests.InlineCodes;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class AskingWayTests
{
    private const string Sentence = "Factories in the {1}southern provinces{/1}, which employ thousands, sold more {2}finished goods{/2} of {3}Nvidia{/3} again.";

    private static readonly Termbase Terms = Termbase.Create([new Term("Nvidia") { DoNotTranslate = true }]);

    [Theory]
    [InlineData(MarkupForm.Html, "1 html, 3 html-attributeless, 4 html, 5 text")]
    [InlineData(MarkupForm.Markers, "1 markers, 3 braces, 4 markers, 5 text")]
    public void Ways_are_ordered_by_their_rung(MarkupForm form, string ways) =>
        string.Join(", ", WaysOf(form, MarkupForm.Text).Select(way => $"{way.Rung} {way.Dialect.Name}")).ShouldBe(ways);

    [Fact]
    public void A_service_that_takes_no_plain_text_is_not_asked_for_it() =>
        WaysOf(MarkupForm.Html).ShouldNotContain(way => way.Rung == Rungs.PlainText);

    [Fact]
    public void A_text_without_codes_and_terms_is_asked_for_in_one_markup_and_as_plain_text() =>
        RungsFor("Nothing but words.").ShouldBe([1, 5]);

    [Fact]
    public void A_text_without_codes_that_has_terms_is_asked_for_in_another_markup_too() =>
        RungsFor("Words of Nvidia.").ShouldBe([1, 3, 5]);

    [Fact]
    public void A_segment_that_cannot_be_cut_is_not_asked_for_clause_by_clause() =>
        RungsFor("Words of {1}two kinds{/1} here.").ShouldBe([1, 3, 5]);

    [Fact]
    public void Clauses_are_asked_for_with_the_rest_of_the_sentence_around_them() =>
        Way(Rungs.Clauses).QuestionsFor(Target(Sentence)).Select(question => (question.Source.Text, question.Context.Before, question.Context.After)).ShouldBe(
        [
            ("Factories in the southern provinces,", "before", "which employ thousands, sold more finished goods of Nvidia again."),
            ("which employ thousands, sold more finished goods of Nvidia again.", "Factories in the southern provinces,", "after"),
        ]);

    [Fact]
    public void Beside_the_plain_text_the_words_of_codes_are_asked_for_but_those_that_are_terms() =>
        Way(Rungs.PlainText).QuestionsFor(Target(Sentence)).Select(question => question.Source.Text).ShouldBe(
            ["Factories in the southern provinces, which employ thousands, sold more finished goods of Nvidia again.", "southern provinces", "finished goods"]);

    [Fact]
    public void Codes_are_put_back_by_what_came_even_if_some_of_it_did_not()
    {
        var target = new PendingTarget(Text("Words of {1}two kinds{/1} here."), Locale.Parse("es"));

        var reading = Way(Rungs.PlainText).Read(target, [new ServiceText("Palabras de dos clases aquí."), null], new KnownTerms(Terms)).ShouldNotBeNull();

        reading.Target.ShouldNotBeNull().Text.Codes.Length.ShouldBe(2);
        reading.Review.ShouldBe(ReviewReason.CodesPutBack);
        Way(Rungs.PlainText).Read(target, [null, new ServiceText("dos clases")], new KnownTerms(Terms)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Palabras", "0:3-0:7")]
    [InlineData("Palabras", "")]
    [InlineData("", "")]
    [InlineData("Pala\u001Fbras", "0:3-0:7")]
    public void An_alignment_is_kept_with_its_answer(string text, string alignment)
    {
        var way = Way(Rungs.PlainText);

        way.Recall(way.Keep(new ServiceText(text, alignment))).ShouldBe(new ServiceText(text, alignment));
    }

    [Fact]
    public void The_same_words_are_asked_for_once_in_a_locale()
    {
        var book = new QuestionBook(Way(Rungs.PlainText), Capabilities(MarkupForm.Html), Terms);
        var (one, other) = (Text("Words of {1}two kinds{/1} here."), Text("More of {1}two kinds{/1} there."));
        PendingTarget[] targets = [new(one, Locale.Parse("es")), new(other, Locale.Parse("es")), new(other, Locale.Parse("vi"))];

        var questions = targets.Select(target => book.Of(target)).ToList();

        questions[0][1].ShouldBeSameAs(questions[1][1]);
        questions[2][1].ShouldNotBeSameAs(questions[1][1]);
        questions[2][1].Text.ShouldBeSameAs(questions[1][1].Text);
        book.Answer(questions[0][1], new ServiceText("dos clases")).ShouldBeEmpty();
        book.Answer(questions[1][0], new ServiceText("Más de dos clases allí.")).ShouldBe([targets[1]]);
        book.Answer(questions[0][0], new ServiceText("Palabras de dos clases aquí.")).ShouldBe([targets[0]]);
        book.AnswersFor(targets[2]).ShouldBe([null, null]);
    }

    private static int[] RungsFor(string text) => [.. WaysOf(MarkupForm.Html, MarkupForm.Text).Where(way => !way.QuestionsFor(Target(text)).IsEmpty).Select(way => way.Rung)];

    private static AskingWay Way(int rung) => WaysOf(MarkupForm.Html, MarkupForm.Text).First(way => way.Rung == rung);

    private static ImmutableArray<AskingWay> WaysOf(params MarkupForm[] forms) => AskingWay.Of(Capabilities(forms));

    private static ServiceCapabilities Capabilities(params MarkupForm[] forms) => new()
    {
        Forms = [.. forms],
        BillingUnit = BillingUnit.Utf16Units,
        MaxItems = 1,
        MaxItemCharacters = 1,
        MaxRequestCharacters = 1,
        AttemptTimeout = TimeSpan.FromSeconds(1),
    };

    private static PendingTarget Target(string text) => new(Text(text), Locale.Parse("es"));

    private static PendingText Text(string text)
    {
        var source = CodedTexts.Of(text);
        return new PendingText(Locale.Parse("en"), source, [.. Terms.FindUntouchable(source.Text)], new SegmentContext("", "title", "before", "after"));
    }
}
