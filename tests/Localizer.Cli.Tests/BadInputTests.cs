namespace Localizer.Cli.Tests;

/// <summary>What cannot be used is exit code 2, with a message that says what, where, why and what to do; nothing is half-written.</summary>
public class BadInputTests
{
    private const string Page = "<!DOCTYPE html><html lang=en><title>A page</title><p>Some text.</p>";

    public static TheoryData<string, string[], string> Uses => new()
    {
        { "a missing path", ["translate", "nowhere", "--to", "vi"], "error path-not-found: 'nowhere' does not exist. Name a page, a folder" },
        { "an empty folder", ["translate", "empty", "--to", "vi"], "error no-pages: 'empty' holds no page. Pages end in .html, .htm or .xhtml." },
        { "a glob without pages", ["translate", "*.htm", "--to", "vi"], "error no-pages: '*.htm' holds no page." },
        { "an unknown locale", ["translate", "page.html", "--to", "vn"], "error locale-unknown: 'vn' is not a known locale. Did you mean 'vi'?" },
        { "no locale", ["translate", "page.html"], "error usage: Option '--to' is required." },
        { "an unknown option", ["translate", "page.html", "--to", "vi", "--nope"], "'--nope'" },
        { "an unknown provider", ["translate", "page.html", "--to", "vi", "-p", "acme"], "error provider-unknown: There is no provider 'acme'. Choose one of memory, pseudo, source" },
        { "a missing glossary", ["translate", "page.html", "--to", "vi", "-g", "no.csv"], "error file-not-found:" },
        { "a broken glossary", ["translate", "page.html", "--to", "vi", "-g", "broken.csv"], "broken.csv:3:10: error csv-quote-stray: A quote stands inside a field" },
        { "a glossary with a bad dnt", ["translate", "page.html", "--to", "vi", "-g", "dnt.csv"], "dnt.csv:2:11: error glossary-dnt: 'maybe' is no value for dnt. Write yes, no, or nothing." },
        { "a glossary without source", ["translate", "page.html", "--to", "vi", "-g", "nosource.csv"], "error glossary-no-source:" },
        { "a glossary that is too wide", ["translate", "page.html", "--to", "vi", "-g", "wide.csv"], "wide.csv:2:5: error csv-row-too-wide:" },
        { "a glossary that is no UTF-8", ["translate", "page.html", "--to", "vi", "-g", "latin.csv"], "latin.csv:2:4: error csv-not-utf8: The file is not UTF-8 here. Save it as" },
        { "a memory with an entity declaration", ["translate", "page.html", "--to", "vi", "-m", "entity.tmx"], "entity.tmx:2:11: error tmx-declarations:" },
        { "a memory with an undefined entity", ["translate", "page.html", "--to", "vi", "-m", "undefined.tmx"], "undefined.tmx:1:" },
        { "a memory that is cut off", ["translate", "page.html", "--to", "vi", "-m", "cut.tmx"], "cut.tmx:1:" },
        { "a memory that is none", ["translate", "page.html", "--to", "vi", "-m", "page.xml"], "error tmx-root: The file's root is <page>, not <tmx>." },
        { "a configuration with a typo", ["translate", "page.html", "--to", "vi", "-c", "typo.json"], "typo.json:2:" },
        { "a configuration with a wrong locale", ["translate", "page.html", "--to", "vi", "-c", "locale.json"], "locale.json:2:11: error configuration-invalid: 'xx' is not a known locale." },
        { "a provider's wrong tier", ["translate", "page.html", "--to", "vi", "-c", "tier.json"], "tier.json:3:23: error configuration-invalid: 'S9' is no tier of Azure Translator. Give F0, S1, S2, S3 or S4." },
        { "a provider's wrong version", ["translate", "page.html", "--to", "vi", "-c", "version.json"], "version.json:3:29: error configuration-invalid: '4' is no version that is known." },
        { "a provider's empty quota", ["translate", "page.html", "--to", "vi", "-c", "quota.json"], "quota.json:1:50: error configuration-invalid: A quota of less than 1 character" },
        { "a provider's negative price", ["translate", "page.html", "--to", "vi", "-c", "price.json"], "price.json:1:35: error configuration-invalid: A price is not less than 0." },
        { "an unknown provider in the configuration", ["translate", "page.html", "--to", "vi", "-c", "acme.json"], "acme.json:1:24: error configuration-invalid: 'acme' is no provider that has settings. Name one of azure, deepl" },
        { "a page in ISO-2022-JP", ["translate", "jis.html", "--to", "vi"], "jis.html: error encoding-unsupported:" },
        { "no jobs", ["translate", "page.html", "--to", "vi", "--jobs", "0"], "error usage: --jobs must lie between 1 and 64." },
        { "two pages with one output", ["translate", "page.html", "other/page.html", "--to", "vi"], "error output-clash:" },
        { "standard input twice", ["translate", "-", "page.html", "--to", "vi"], "error usage: Standard input (-) is one page in one locale." },
        { "a missing path to extract", ["extract", "nowhere"], "error path-not-found: 'nowhere' does not exist." },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Is_exit_code_2_and_says_what_to_do(string what, string[] args, string message)
    {
        using var place = Prepare();
        var before = Snapshot(place);

        var result = await place.RunAsync(args);

        result.ExitCode.ShouldBe(2, what);
        result.Error.ShouldContain(message);
        result.Error.ShouldNotContain("   at ");
        Snapshot(place).ShouldBe(before, "nothing is half-written");
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_is_named_and_left_as_it_is()
    {
        using var place = Prepare();
        place.Write("taken", "a file");

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "-o", "taken");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("error output-unwritable: 'taken/vi/page.html' cannot be written");
        place.Read("taken").ShouldBe("a file");
    }

    [Fact]
    public async Task A_link_out_of_the_output_folder_is_not_followed()
    {
        using var place = Prepare();
        Directory.CreateDirectory(Path.Combine(place.Folder, "elsewhere"));
        Directory.CreateDirectory(Path.Combine(place.Folder, "output"));
        Directory.CreateSymbolicLink(Path.Combine(place.Folder, "output", "vi"), Path.Combine(place.Folder, "elsewhere"));

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("error output-outside:");
        Directory.GetFileSystemEntries(Path.Combine(place.Folder, "elsewhere")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_refused_and_stops_no_other()
    {
        using var place = Prepare();
        place.Write("pages/good.html", Page);
        place.Write("pages/bad.html", "<meta charset=iso-2022-jp><p>x");

        var result = await place.RunAsync("translate", "pages", "--to", "vi", "-p", "pseudo");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("pages/bad.html: error encoding-unsupported:");
        result.Output.ShouldContain("output/vi/good.html: written");
        result.Output.ShouldContain("bad.html (vi): refused");
        place.Exists("output/vi/bad.html").ShouldBeFalse();
    }

    [Fact]
    public async Task An_interrupted_run_is_130()
    {
        using var place = Prepare();
        using var error = new StringWriter();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var page = new Localizer.Pipeline.PageInput("page.html", Path.Combine(place.Folder, "page.html"), "page.html");
        var options = new Localizer.Pipeline.PipelineOptions
        {
            Pages = [page],
            To = [Localizer.Model.Locale.Parse("vi")],
            DefaultFrom = Localizer.Model.Locale.Parse("en"),
            Output = new Localizer.Pipeline.OutputFolder(Path.Combine(place.Folder, "output"), place.Folder),
            Segmenter = Localizer.Segmentation.DefaultSegmenter.Instance,
            Terms = Localizer.Glossaries.Termbase.Empty,
            Memory = new Localizer.Memory.TranslationMemory(),
        };
        await Should.ThrowAsync<OperationCanceledException>(() => new Localizer.Pipeline.LocalizationPipeline(options).RunAsync(null, stopped.Token));
        place.Exists("output").ShouldBeFalse();
    }

    private static Workplace Prepare()
    {
        var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("other/page.html", Page);
        place.Write("jis.html", "<meta charset=iso-2022-jp><p>x");
        Directory.CreateDirectory(Path.Combine(place.Folder, "empty"));
        place.Write("broken.csv", "source,vi\nchip,chip\nserver,má\"y chủ\n");
        place.Write("dnt.csv", "source,vi,dnt\nNvidia,ab,maybe\n");
        place.Write("nosource.csv", "es,vi\nchip,chip\n");
        place.Write("wide.csv", "source,vi\na,b,c\n");
        place.Write("latin.csv", [.. "source,vi\nab,"u8, 0xE9, .. "\n"u8]);
        place.Write("entity.tmx", "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [<!ENTITY x \"y\">]>\n<tmx version=\"1.4\"><body/></tmx>");
        place.Write("undefined.tmx", "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"en\"><seg>&x;</seg></tuv></tu></body></tmx>");
        place.Write("cut.tmx", "<tmx version=\"1.4\"><body><tu>");
        place.Write("page.xml", "<page/>");
        place.Write("typo.json", "{\n  \"glossarys\": []\n}");
        place.Write("tier.json", "{\n  \"providers\": {\n    \"azure\": {\"tier\": \"S9\"}\n  }\n}");
        place.Write("version.json", "{\n  \"providers\": {\n    \"azure\": {\"apiVersion\": \"4\"}\n  }\n}");
        place.Write("quota.json", """{"providers": {"deepl": {"quota": {"characters": 0, "seconds": 1}}}}""");
        place.Write("price.json", """{"providers": {"deepl": {"price": -1}}}""");
        place.Write("acme.json", """{"providers": {"acme": {}}}""");
        place.Write("locale.json", "{\n  \"from\": \"xx\"\n}");
        return place;
    }

    // What the program keeps for itself is no output.
    private static string Snapshot(Workplace place) => string.Join('\n', Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/.localizer/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));
}
