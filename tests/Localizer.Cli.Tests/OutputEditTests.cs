using Localizer.Emulators.AzureTranslator;
using static Localizer.Cli.Tests.RecordTests;

namespace Localizer.Cli.Tests;

/// <summary>What becomes of a page in the output folder that a person changed.</summary>
public class OutputEditTests
{
    private const string Record = "translations/vi/page.html.xlf";
    private const string Output = "output/vi/page.html";

    private static readonly string[] Texts =
    [
        "One sentence alone.", "First of three. Second of <b>the three</b>. Third of three.", "See <a href=\"other.html\">the other</a> page.",
        "<b>All of it is bold.</b>", "The same twice.", "The same twice.",
    ];

    public static TheoryData<string, string, string> Edits => new()
    {
        { "one sentence", "[vi] One sentence alone.", "Một câu." },
        { "one of three", "[vi] Second of <b>[vi] the three</b>[vi].", "Câu thứ hai trong <b>ba câu</b>." },
        { "the first of three", "[vi] First of three.", "Câu đầu!" },
        { "the last of three", "[vi] Third of three.", "Câu cuối." },
        { "two of three", "[vi] First of three. [vi] Second of", "Câu đầu. Câu sau của" },
        { "around a link", ">[vi] the other</a> [vi] page.", ">trang kia</a>." },
        { "inside of a pair around all", "[vi] All of it is bold.", "Tất cả đều đậm." },
        { "the second of two that read the same", "<p>[vi] The same twice.</p>\n", "<p>Hai lần.</p>\n" },
        { "the title", "<title>[vi] The title</title>", "<title>Tựa đề</title>" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_is_read_back_as_a_persons(string what, string written, string edited)
    {
        foreach (var isFreshClone in (bool[])[false, true])
        {
            await using var azure = await AzureTranslatorEmulator.StartAsync();
            using var place = Of(azure, Texts);
            await Translate(place);
            var bill = azure.BilledCharacters;
            var page = place.Read(Output);
            var at = page.LastIndexOf(written, StringComparison.Ordinal);
            at.ShouldBeGreaterThan(0, what);
            var changed = page[..at] + edited + page[(at + written.Length)..];
            place.Write(Output, changed);
            if (isFreshClone)
                Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);

            var result = await Translate(place);

            result.ExitCode.ShouldBe(0, result.Error);
            result.Error.ShouldContain("read back into 'translations/vi/page.html.xlf'");
            place.Read(Output).ShouldBe(changed);
            place.Read(Record).ShouldContain("<mda:meta type=\"origin\">person</mda:meta>");

            var again = await Translate(place);
            again.ExitCode.ShouldBe(0, again.Error);
            again.Error.ShouldNotContain("read back");
            place.Read(Output).ShouldBe(changed);

            // The article changes: the edit goes with it.
            place.Write("page.html", Page(["Something new.", .. Texts]));
            (await Translate(place)).ExitCode.ShouldBe(0);
            place.Read(Output).ShouldBe(changed.Replace("</title>\n", "</title>\n<p>[vi] Something new.</p>\n", StringComparison.Ordinal));
            (azure.BilledCharacters - bill).ShouldBe("Something new.".Length);
        }
    }

    [Fact]
    public async Task An_edit_is_kept_when_the_article_changed_too()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Texts);
        await Translate(place);
        var edited = place.Read(Output).Replace("[vi] One sentence alone.", "Một câu.", StringComparison.Ordinal);
        place.Write(Output, edited);
        place.Write("page.html", Page([.. Texts, "Something new."]));

        var result = await Translate(place);

        result.ExitCode.ShouldBe(0, result.Error);
        place.Read(Output).ShouldBe(edited + "<p>[vi] Something new.</p>\n");
    }

    public static TheoryData<string, string, string> Others => new()
    {
        { "a paragraph more", "<p>[vi] One sentence alone.</p>", "<p>[vi] One sentence alone.</p><p>Thêm.</p>" },
        { "a class", "<p>[vi] One", "<p class=x>[vi] One" },
        { "another link", "href=\"../../other.html\"", "href=\"https://example.com/\"" },
        { "a pair removed", "Second of <b>[vi] the three</b>[vi].", "Second of the three." },
        { "a comment", "</title>", "</title><!-- mine -->" },
        { "no page at all", "<!DOCTYPE html>", "\u0000" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task What_cannot_be_read_back_is_left_alone_and_named(string what, string written, string edited)
    {
        foreach (var (isFreshClone, isChanged) in ((bool, bool)[])[(false, false), (false, true), (true, false), (true, true)])
            await IsLeftAlone($"{what}, fresh clone: {isFreshClone}, the article changed: {isChanged}. ", written, edited, isFreshClone, isChanged);
    }

    private static async Task IsLeftAlone(string what, string written, string edited, bool isFreshClone, bool isChanged)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Texts);
        await Translate(place);
        var record = place.ReadBytes(Record);
        var changed = place.Read(Output).Replace(written, edited, StringComparison.Ordinal);
        changed.ShouldNotBe(place.Read(Output), what);
        place.Write(Output, changed);
        place.Write("second.html", Page(["Another page."]));
        if (isFreshClone)
            Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        if (isChanged)
            place.Write("page.html", Page([.. Texts, "Something new."]));

        var result = await place.RunAsync("translate", "page.html", "second.html", "--to", "vi", "-p", "azure", "--fail-on", "never");

        result.ExitCode.ShouldBe(3, what + result.Error);
        result.Error.ShouldContain("page.html: error edit-in-the-way: 'output/vi/page.html' was changed", Case.Sensitive, what);
        place.Read(Output).ShouldBe(changed, what);
        place.ReadBytes(Record).ShouldBe(record);
        place.Read("output/vi/second.html").ShouldContain("[vi] Another page.", Case.Sensitive, what);

        var forced = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure", "--force");

        forced.ExitCode.ShouldBe(0, forced.Error);
        forced.Error.ShouldContain("output/vi/page.html.bak");
        place.Read("output/vi/page.html.bak").ShouldBe(changed);
        place.Read(Output).ShouldNotBe(changed);
        (await Translate(place)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_fresh_clone_takes_markup_that_the_article_changes_for_nobody_s_edit()
    {
        foreach (var isEdited in (bool[])[false, true])
        {
            await using var azure = await AzureTranslatorEmulator.StartAsync();
            using var place = Of(azure, [.. Texts, "A <img src=a.png alt=\"A chip.\"> picture."]);
            await Translate(place);
            Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
            if (isEdited)
                place.Write(Output, place.Read(Output).Replace("[vi] One sentence alone.", "Một câu.", StringComparison.Ordinal).Replace("[vi] A chip.", "Một con chip.", StringComparison.Ordinal));
            var article = place.Read("page.html").Replace("<p>First", "<p class=lead>First", StringComparison.Ordinal)
                .Replace("other.html", "elsewhere.html", StringComparison.Ordinal).Replace("<title>", "<link rel=stylesheet href=a.css>\n<title>", StringComparison.Ordinal);
            place.Write("page.html", article);

            var result = await Translate(place);

            result.ExitCode.ShouldBe(0, result.Error);
            var page = place.Read(Output);
            foreach (var part in (string[])["<p class=lead>[vi] First", "elsewhere.html\">", "a.css>", isEdited ? "<p>Một câu.</p>" : "<p>[vi] One sentence alone.</p>", isEdited ? "alt=\"Một con chip.\"" : "alt=\"[vi] A chip.\""])
                page.ShouldContain(part);
        }
    }

    [Fact]
    public async Task An_edit_of_words_in_a_code_is_read_back_when_the_article_changed_too()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, ["A <img src=a.png alt=\"A chip.\"> picture."]);
        await Translate(place);
        var edited = place.Read(Output).Replace("[vi] A chip.", "Một con chip.", StringComparison.Ordinal);
        edited.ShouldNotBe(place.Read(Output));
        place.Write(Output, edited);
        place.Write("page.html", Page(["A <img src=a.png alt=\"A chip.\"> picture.", "Something new."]));

        (await Translate(place)).ExitCode.ShouldBe(0);

        place.Read(Output).ShouldBe(edited + "<p>[vi] Something new.</p>\n");
    }

    [Fact]
    public async Task Two_persons_at_one_sentence_are_not_decided_between()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Texts);
        await Translate(place);
        TargetEdit.Retarget(place, Record, "One sentence alone.", "Người này.");
        place.Write(Output, place.Read(Output).Replace("[vi] One sentence alone.", "Người kia.", StringComparison.Ordinal));

        (await Translate(place)).ExitCode.ShouldBe(3);

        place.Read(Record).ShouldContain("Người này.");
        place.Read(Output).ShouldContain("Người kia.");
    }

    [Fact]
    public async Task An_edit_of_the_record_is_none_of_the_output_that_it_has_not_reached()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Texts);
        await Translate(place);
        Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        TargetEdit.Retarget(place, Record, "One sentence alone.", "Người này.");

        var result = await Translate(place);

        result.ExitCode.ShouldBe(0, result.Error);
        place.Read(Output).ShouldContain("<p>Người này.</p>");
    }

    [Fact]
    public async Task Without_a_record_a_page_that_is_not_ours_is_left_alone()
    {
        using var place = new Workplace();
        place.Write("page.html", Page(Texts));
        place.Write(Output, "<p>By hand.");

        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--no-record")).ExitCode.ShouldBe(3);
        place.Read(Output).ShouldBe("<p>By hand.");
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--no-record", "--force")).ExitCode.ShouldBe(0);
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--no-record")).ExitCode.ShouldBe(0);

        place.Write("page.html", Page(["Other."]));
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--no-record")).ExitCode.ShouldBe(0, "what stands there is ours");
        place.Read(Output + ".bak").ShouldBe("<p>By hand.");
    }

    private static Task<CliResult> Translate(Workplace place) => place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");
}
