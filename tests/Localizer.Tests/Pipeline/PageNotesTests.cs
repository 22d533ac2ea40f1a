using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Segmentation;

namespace Localizer.Tests.Pipeline;

/// <summary>What a page, its ITS rules and the configuration say of a text reaches whoever translates it.</summary>
public class PageNotesTests
{
    private const string ItsStart = "<script type=\"application/its+xml\"><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" xmlns:h=\"http://www.w3.org/1999/xhtml\" version=\"2.0\">";
    private const string ItsEnd = "</its:rules></script>";

    [Theory]
    [InlineData("<p its-loc-note='Be brief'>A chip", "description Be brief")]
    [InlineData("<p its-loc-note='Never inflect' its-loc-note-type=ALERT>A chip", "alert Never inflect")]
    [InlineData("<p its-loc-note-ref='notes.html#n1'>A chip", "description notes.html#n1")]
    [InlineData("<p its-loc-note='See there' its-loc-note-ref='notes.html#n1'>A chip", "description See there (notes.html#n1)")]
    [InlineData("<div its-loc-note='For all'><p>A chip</div>", "description For all")]
    [InlineData("<p>A <b its-loc-note='Not the food'>chip</b> here", "description “chip”: Not the food")]
    [InlineData("<p><b its-loc-note='Not the food'>A chip</b>", "description Not the food")]
    [InlineData("<p>A <b its-loc-note='Not the food'>chip", "description “chip”: Not the food")]
    [InlineData("<p>A <b its-term=yes>chip</b> here", "term Term “chip”")]
    [InlineData("<p>A <b its-term=yes its-term-info-ref='terms.html#chip'>chip</b> here", "term Term “chip”: terms.html#chip")]
    [InlineData("<dfn its-term=yes>Chip</dfn>", "term Term “Chip”")]
    [InlineData("<p>A <b its-term=no>chip</b> here", "")]
    [InlineData("<p its-storage-size=20>A chip", "")]
    [InlineData("<p>A chip", "")]
    [InlineData("<p its-loc-note=''>A chip", "")]
    [InlineData("<p its-loc-note='For the paragraph'>A <button>chip</button>", "description For the paragraph")]
    public void A_text_has_the_notes_that_its_page_gives_it(string page, string notes) => NotesOf(page)[0].ShouldBe(notes);

    [Fact]
    public void A_note_reaches_each_segment_that_its_element_has_a_part_of()
    {
        NotesOf("<p>One. Two <b its-loc-note='N'>three. Four.</b> Five.").ShouldBe(["", "description “three.”: N", "description N", ""]);
        NotesOf("<p><i its-loc-note='All'>One. Two <b its-loc-note='N'>three. Four.</b> Five.</i> Six.").ShouldBe(
            ["description All", "description “three.”: N; description All", "description N; description All", "description All", ""]);
        NotesOf("<p its-loc-note='N'>One. Two.").ShouldBe(["description N", "description N"]);
        NotesOf("<p>One <b its-loc-note='N'>two. Three. Four</b> five.").ShouldBe(["description “two.”: N", "description N", "description “Four”: N"]);
    }

    [Fact]
    public void A_page_in_an_attribute_has_notes_of_its_own() =>
        NotesOf("<iframe its-loc-note='Not mine' srcdoc=\"<p its-loc-note='Mine'>A <b its-loc-note='Not the food'>chip</b> here\"></iframe>")
            .ShouldBe(["description Mine; description “chip”: Not the food"]);

    [Fact]
    public void Global_rules_give_notes_and_terms()
    {
        var rules = ItsStart
            + "<its:locNoteRule selector=\"//h:p\" locNoteType=\"alert\"><its:locNote>Keep it short</its:locNote></its:locNoteRule>"
            + "<its:locNoteRule selector=\"//h:img/@alt\" locNoteType=\"description\"><its:locNote>A picture</its:locNote></its:locNoteRule>"
            + "<its:termRule selector=\"//h:dfn\" term=\"yes\" termInfoPointer=\"@title\"/>" + ItsEnd;

        NotesOf(rules + "<p>A <dfn title='A piece of silicon'>chip</dfn> here<img alt='Its photo'>").ShouldBe(
            ["alert Keep it short; term Term “chip”: A piece of silicon", "", "description A picture"]);
    }

    /// <summary>ITS 2.0, section 5.5: what an element says itself wins over rules for it, and both over what is inherited.</summary>
    [Fact]
    public void A_local_note_wins_over_a_rule_s_and_both_over_one_that_is_inherited()
    {
        var rules = ItsStart + "<its:locNoteRule selector=\"//h:p\" locNoteType=\"description\"><its:locNote>By rule</its:locNote></its:locNoteRule>"
            + "<its:termRule selector=\"//h:b\" term=\"yes\"/>" + ItsEnd;

        NotesOf(rules + "<p>A chip").ShouldBe(["description By rule"]);
        NotesOf(rules + "<p its-loc-note='By itself'>A chip").ShouldBe(["description By itself"]);
        NotesOf(rules + "<div its-loc-note='Around'><p>A chip</p>A core</div>").ShouldBe(["description By rule", "description Around"]);
        NotesOf(rules + "<h1>A <b>chip</b> or <b its-term=no>core</b>").ShouldBe(["term Term “chip”"]);
    }

    [Fact]
    public void The_configuration_s_note_wins_over_the_page_s()
    {
        var note = SelectionRules.Create([], [], [new ElementRule { Element = "p", Note = "House style" }, new ElementRule { Element = "img", Attribute = "alt", Note = "Describe" }]);

        NotesOf("<p its-loc-note='Be brief'>A chip<img alt='Its photo'>", note).ShouldBe(["description House style", "description Describe"]);
    }

    [Fact]
    public void Notes_are_one_line_of_what_XML_can_hold_and_have_a_limit()
    {
        NotesOf("<p its-loc-note='One\n two\t\f\r\nthree&#x2028;four'>A chip").ShouldBe(["description One two three four"]);
        NotesOf("<p its-loc-note='a&#1;b&#xFFFF;c'>A chip").ShouldBe(["description a\uFFFDb\uFFFDc"]);
        foreach (var filler in (string[])["x", "😀", " x", "\u0001"])
        {
            var note = NotesOf($"<p its-loc-note='{string.Concat(Enumerable.Repeat(filler, 100_000))}'>A chip")[0];
            note.Length.ShouldBeInRange(300, 520);
            note.ShouldEndWith("…");
            note.ShouldAllBe(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character));
            note.EnumerateRunes().ShouldAllBe(rune => rune != Rune.ReplacementChar || filler == "\u0001");
        }

        var marked = string.Concat(Enumerable.Repeat("<b its-term=yes its-storage-size=1>A.</b> B. ", 50_000));
        var unit = PageExtractor.Extract(SourcePage.Read("page.html", Encoding.UTF8.GetBytes($"<p>{marked}"))).ReadUnits().ShouldHaveSingleItem();
        unit.GuidedSpans.Length.ShouldBe(1_000);

        var many = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<b its-loc-note='note {i}'>w{i}</b> "));
        NotesOf($"<p>{many}")[0].Split("; ").Length.ShouldBe(10);
    }

    [Fact]
    public void Elements_that_say_the_same_of_the_same_text_are_gone_through_once()
    {
        var note = new string('n', 2_000);
        var page = $"{string.Concat(Enumerable.Repeat($"<b its-loc-note='{note}'>", 200))}{string.Concat(Enumerable.Repeat("Hi there. ", 200))}";

        // 200 x 200 notes of a kilobyte each are 40 MB, twice.
        AllocatedFor(page, segments: 200).ShouldBeLessThan(4 << 20);
    }

    [Fact]
    public void A_hundred_thousand_notes_take_so_much_each_and_a_long_text_is_not_copied_for_each_of_its_elements()
    {
        var many = string.Concat(Enumerable.Range(1, 100_000).Select(i => $"<b its-loc-note='note {i}'>{(i % 10 == 0 ? "Chips. They" : "sell")}</b> "));
        AllocatedFor(many, segments: 10_001).ShouldBeLessThan(10_001L * 3_000);
        var nested = string.Concat(Enumerable.Repeat("<b its-loc-note=N>x ", 1_000)) + new string('y', 100_000);

        // 1,000 texts of 100,000 letters are 200 MB.
        AllocatedFor(nested, segments: 1).ShouldBeLessThan(20 << 20);
    }

    [Fact]
    public void Extraction_lists_them_with_their_segment()
    {
        var segments = Extraction.Run(
            [new PageInput("page.html", null, "page.html", Encoding.UTF8.GetBytes("<p its-loc-note='Be brief' its-loc-note-type=alert>A <b its-term=yes>chip</b>. And more.<p>None"))],
            null, Locale.Parse("en"), DefaultSegmenter.Instance, SelectionRules.None).Files[0].Units.SelectMany(unit => unit.Segments).ToList();

        segments[0].Notes!.Select(note => $"{note.Kind}: {note.Text}").ShouldBe(["alert: Be brief", "term: Term “chip”"]);
        segments[1].Notes!.ShouldHaveSingleItem().Text.ShouldBe("Be brief");
        segments[2].Notes.ShouldBeNull();
    }

    [Fact]
    public async Task A_chat_model_is_told_them_with_their_text_and_others_are_not()
    {
        const string Page = "<p its-loc-note='Be brief'>A chip and a core.<p>Open<p its-loc-note='A verb'>Open<p>Another text here.";
        var (told, untold) = (new NotedService(takesNotes: true), new NotedService(takesNotes: false));

        await TranslateAsync(Page, told);
        await TranslateAsync(Page, untold);

        told.Items.Select(item => $"{item.Text}={item.Note}").ShouldBe(["A chip and a core.=Be brief", "Open=", "Open=A verb", "Another text here.="], ignoreOrder: true);
        untold.Items.Select(item => $"{item.Text}={item.Note}").ShouldBe(["A chip and a core.=", "Open=", "Another text here.="], ignoreOrder: true);
    }

    [Fact]
    public void The_documentation_s_example_is_told_as_it_says()
    {
        var section = File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "docs/extraction-rules.md")).Split("## Notes and terms\n")[1];
        var page = section.Split("```html\n")[1].Split("```")[0];
        var unit = PageExtractor.Extract(SourcePage.Read("page.html", Encoding.UTF8.GetBytes(page))).ReadUnits().Single();
        var segment = UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en")).Single();

        section.Split("with `\"note\": \"")[1].Split('"')[0].ShouldBe(PageNotes.LineOf(unit, segment));
    }

    [Fact]
    public async Task The_record_has_none_of_them()
    {
        using var run = new Terminology.TermRun().AddPage("page.html", "<p its-loc-note='Be brief'>A chip and a core.");

        await run.RunAsync(Localizer.Glossaries.Termbase.Empty, "vi", new NotedService(takesNotes: true));

        var record = File.ReadAllText(run.Files.Path("translations/vi/page.html.xlf"));
        record.ShouldContain("A chip and a core.");
        record.ShouldNotContain("Be brief");
    }

    private static async Task TranslateAsync(string page, NotedService service) =>
        await PageRun.RunAsync(PageRun.OptionsOf(Encoding.UTF8.GetBytes(page), "vi", service));

    // Bytes, for the notes of the paragraph's unit as a whole and of each of its segments.
    private static long AllocatedFor(string paragraph, int segments)
    {
        var unit = PageExtractor.Extract(SourcePage.Read("page.html", Encoding.UTF8.GetBytes($"<p>{paragraph}"))).ReadUnits().ShouldHaveSingleItem();
        var its = UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en")).ToList();
        its.Count.ShouldBe(segments);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PageNotes.Of(unit, its);
        foreach (var segment in its)
            PageNotes.LineOf(unit, segment);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static List<string> NotesOf(string page, SelectionRules? rules = null) =>
    [
        .. PageExtractor.Extract(SourcePage.Read("page.html", Encoding.UTF8.GetBytes(page)), rules ?? SelectionRules.None, LinkedFiles.None).ReadUnits()
            .SelectMany(unit => UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en")).Select(segment => PageNotes.Of(unit, [segment])))
            .Select(notes => string.Join("; ", notes.Select(note => $"{note.KindName} {note.Text}"))),
    ];

    private sealed class NotedService(bool takesNotes) : ITranslationService
    {
        public string Name => "noted";

        public string Endpoint => "http://127.0.0.1";

        public string Fingerprint => "";

        public ServiceCapabilities Capabilities => new()
        {
            Forms = [MarkupForm.Text],
            BillingUnit = BillingUnit.Utf16Units,
            MaxItems = 10,
            MaxItemCharacters = 5_000,
            MaxRequestCharacters = 5_000,
            AttemptTimeout = TimeSpan.FromSeconds(20),
            TakesContext = true,
            TakesNotes = takesNotes,
        };

        public ConcurrentQueue<ServiceItem> Items { get; } = new();

        public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], []));

        public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
        {
            foreach (var item in request.Items)
                Items.Enqueue(item);
            return Task.FromResult(new ServiceAnswer(
                [request.Items.Select(item => (ServiceText?)new ServiceText(Emulators.SmallModel.Enciphered(item.Text))).ToImmutableArray()], default));
        }
    }
}
