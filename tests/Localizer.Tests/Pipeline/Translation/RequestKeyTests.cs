using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.InlineCodes.Dialects;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class RequestKeyTests
{
    private static readonly Question Plain = new();

    [Fact]
    public void The_same_question_has_the_same_key_wherever_it_was_met() =>
        KeyOf(Plain with { UnitKey = "another page" }).ShouldBe(KeyOf(Plain));

    [Fact]
    public void All_that_the_answer_depends_on_makes_another_key()
    {
        Question[] questions =
        [
            Plain,
            Plain with { Name = "other" },
            Plain with { Endpoint = "https://other.example" },
            Plain with { Fingerprint = "model-2" },
            Plain with { From = "de" },
            Plain with { To = "es" },
            Plain with { Dialect = XmlDialect.Default },
            Plain with { Rung = 3 },
            Plain with { Written = "Hello!" },
            Plain with { Title = "T" },
            Plain with { Before = "T" },
            Plain with { After = "T" },
            // The same letters, cut elsewhere.
            Plain with { Name = "serviceh", Endpoint = "ttps://service.example" },
        ];

        questions.Select(question => KeyOf(question)).Distinct().Count().ShouldBe(questions.Length);
    }

    [Fact]
    public void Context_that_is_not_sent_does_not_count()
    {
        var without = Plain with { TakesContext = false };

        KeyOf(without with { Title = "T", Before = "B", After = "A" }).ShouldBe(KeyOf(without));
    }

    [Fact]
    public void A_note_counts_where_it_is_told_and_a_text_without_one_asks_what_it_asked_before()
    {
        var told = Plain with { TakesNotes = true };

        KeyOf(told with { Note = "Be brief" }).ShouldNotBe(KeyOf(told));
        KeyOf(told with { Note = "Be brief" }).ShouldNotBe(KeyOf(told with { Note = "A verb" }));
        KeyOf(told).ShouldBe(KeyOf(Plain));
        KeyOf(Plain with { Note = "Be brief" }).ShouldBe(KeyOf(Plain));
    }

    [Fact]
    public void Terms_count_where_they_occur_and_are_sent()
    {
        var terms = Termbase.Create([TermOf("Hello", "Xin chào")]);
        var changed = Termbase.Create([TermOf("Hello", "Chào")]);
        var elsewhere = Termbase.Create([TermOf("Hello", "Xin chào"), TermOf("Bye", "Tạm biệt")]);
        var told = Plain with { TakesTerms = true };

        KeyOf(told, terms).ShouldNotBe(KeyOf(told));
        KeyOf(told, changed).ShouldNotBe(KeyOf(told, terms));
        KeyOf(told, elsewhere).ShouldBe(KeyOf(told, terms));
        KeyOf(Plain, changed).ShouldBe(KeyOf(Plain, terms));
        KeyOf(told with { To = "es" }, changed).ShouldBe(KeyOf(told with { To = "es" }));
    }

    [Fact]
    public void Hints_of_the_memory_count_where_they_are_sent()
    {
        using var memory = MemoryOf("Hello to you and all", "Chào bạn và mọi người");
        using var other = MemoryOf("Hello to you and all", "Xin chào bạn và mọi người");
        using var elsewhere = MemoryOf("The market fell by a tenth.", "Thị trường giảm một phần mười.");
        using var part = MemoryOf("them all", "tất cả bọn họ");
        var told = Plain with { TakesHints = true, Text = "Hello to you and them all" };

        KeyOf(told, memory: memory).ShouldNotBe(KeyOf(told));
        KeyOf(told, memory: other).ShouldNotBe(KeyOf(told, memory: memory));
        KeyOf(told, memory: part).ShouldNotBe(KeyOf(told));
        KeyOf(told, memory: elsewhere).ShouldBe(KeyOf(told));
        KeyOf(told with { TakesHints = false }, memory: memory).ShouldBe(KeyOf(told with { TakesHints = false }));
    }

    private static TranslationMemory MemoryOf(string source, string target)
    {
        var memory = new TranslationMemory();
        memory.Add(Locale.Parse("en"), Locale.Parse("vi"), new CodedText(source), new CodedText(target), new MemoryOrigin("m.tmx"));
        return memory;
    }

    private static Term TermOf(string source, string target) =>
        new(source) { Targets = ImmutableDictionary<Locale, string>.Empty.Add(Locale.Parse("vi"), target) };

    private static JournalKey KeyOf(Question question, Termbase? terms = null, TranslationMemory? memory = null) => RequestKey.Of(
        question,
        new WholeSegment(question.Rung, question.Dialect),
        new PendingText(Locale.Parse(question.From), new CodedText(question.Text), [], new SegmentContext(question.UnitKey, question.Title, question.Before, question.After) { Note = question.Note }),
        question.Written,
        Locale.Parse(question.To),
        new Briefing(terms ?? Termbase.Empty, StyleGuides.None, memory));

    private sealed record Question : ITranslationService
    {
        public string Name { get; init; } = "service";

        public string Endpoint { get; init; } = "https://service.example";

        public string Fingerprint { get; init; } = "model-1";

        public bool TakesContext { get; init; } = true;

        public bool TakesTerms { get; init; }

        public bool TakesHints { get; init; }

        public string Text { get; init; } = "Hello";

        public string From { get; init; } = "en";

        public string To { get; init; } = "vi";

        public Dialect Dialect { get; init; } = HtmlDialect.Default;

        public int Rung { get; init; } = 1;

        public string Written { get; init; } = "Hello";

        public string UnitKey { get; init; } = "page";

        public string Title { get; init; } = "";

        public string Before { get; init; } = "";

        public string After { get; init; } = "";

        public string Note { get; init; } = "";

        public bool TakesNotes { get; init; }

        public ServiceCapabilities Capabilities => new()
        {
            Forms = [MarkupForm.Html],
            BillingUnit = BillingUnit.Utf16Units,
            MaxItems = 1,
            MaxItemCharacters = 1,
            MaxRequestCharacters = 1,
            AttemptTimeout = TimeSpan.FromSeconds(1),
            TakesContext = TakesContext,
            TakesNotes = TakesNotes,
            TakesTerms = TakesTerms,
            TakesHints = TakesHints,
        };

        public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
