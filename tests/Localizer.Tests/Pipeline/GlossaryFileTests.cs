using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Tests.Pipeline;

public sealed class GlossaryFileTests : IDisposable
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private readonly TemporaryFiles _files = new();
    private readonly List<Diagnostic> _warnings = [];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_glossary_reads_as_terms()
    {
        var path = _files.Add("g.csv", "\uFEFFSource;VI;pt_br;DNT;Note\r\nexport control;kiểm soát xuất khẩu;;no;law\r\n;;;;\r\n Nvidia ;;;Yes;\r\n'-5 rule;;'@casa;;\r\n");

        var terms = Load(path).Terms;

        terms.Select(term => term.Source).ShouldBe(["export control", "Nvidia", "-5 rule"]);
        terms[0].FormIn(Vietnamese).ShouldBe("kiểm soát xuất khẩu");
        terms[0].FormIn(Locale.Parse("pt-BR")).ShouldBeNull();
        terms[0].Note.ShouldBe("law");
        terms[0].Place!.Position.ShouldBe(new TextPosition(2, 1));
        terms[0].Place!.File.ShouldBe("g.csv");
        terms[1].DoNotTranslate.ShouldBeTrue();
        terms[1].FormIn(Vietnamese).ShouldBe("Nvidia");
        terms[2].FormIn(Locale.Parse("pt-BR")).ShouldBe("@casa");
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData(" X ", true)]
    [InlineData("No", false)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public void The_column_dnt_takes_yes_and_no_in_these_spellings(string value, bool expected) =>
        Load(_files.Add("g.csv", $"source,dnt\nx y,{value}\n")).Terms[0].DoNotTranslate.ShouldBe(expected);

    [Theory]
    [InlineData("source,dnt\na,\nb,maybe\n", "glossary-dnt", ":3:3")]
    [InlineData("vi,dnt\na,\n", "glossary-no-source", ":1:1")]
    [InlineData("", "glossary-no-source", ":1:1")]
    [InlineData("source,vi\na,b\n,c\n", "glossary-no-term", ":3:1")]
    [InlineData("source,vi,Source\n", "glossary-column-twice", ":1:11")]
    [InlineData("source,vi-VN,vi_vn\n", "glossary-column-twice", ":1:14")]
    [InlineData("source,vietnamese\n", "glossary-column-unknown", ":1:8")]
    [InlineData("source,forbidden.xx\n", "glossary-column-unknown", ":1:8")]
    [InlineData("source,forbidden.vi,Forbidden.VI\n", "glossary-column-twice", ":1:21")]
    [InlineData("source,case\na,upper\n", "glossary-case", ":2:3")]
    [InlineData("source,match\na,regex\n", "glossary-match", ":2:3")]
    [InlineData("source,status\na,good\n", "glossary-status", ":2:3")]
    [InlineData("source,vi,\na,b,c\n", "glossary-column-unnamed", ":2:5")]
    [InlineData("source,vi\na,b,c\n", "csv-row-too-wide", ":2:5")]
    [InlineData("source,vi\na,b\"c\n", "csv-quote-stray", ":2:4")]
    public void Damage_is_named_with_its_place(string csv, string id, string place)
    {
        var diagnostic = RefusalOf(_files.Add("g.csv", csv));

        diagnostic.Id.ShouldBe(id);
        diagnostic.Place!.ToString().ShouldBe("g.csv" + place);
        diagnostic.Hint.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void An_empty_column_without_a_name_is_passed_over() =>
        Load(_files.Add("g.csv", "source,,vi,\nchip,,con chip,\n")).Terms.ShouldHaveSingleItem().FormIn(Vietnamese).ShouldBe("con chip");

    [Fact]
    public void An_unknown_column_is_named() =>
        RefusalOf(_files.Add("g.csv", "source,vietnamese\n")).Message.ShouldContain("'vietnamese'");

    [Fact]
    public void A_term_too_long_is_refused() =>
        RefusalOf(_files.Add("g.csv", $"source,vi\na,{new string('x', Termbase.MaxTermLength + 1)}\n")).Id.ShouldBe("glossary-term-too-long");

    [Fact]
    public void The_nearer_file_wins()
    {
        var near = _files.Add("near.csv", "source,vi\nchip,vi mạch\n");
        var far = _files.Add("far.csv", "source,vi\nchip,con chip\nlaw,luật\n");

        Load(near, far).Terms.Select(term => term.FormIn(Vietnamese)).ShouldBe(["vi mạch", "luật"]);
        _warnings.ShouldHaveSingleItem().ToString().ShouldBe(
            "far.csv:2:1: info glossary-nearer: For 'chip' the nearer glossary counts, near.csv:2:1.");
    }

    [Fact]
    public void The_farther_file_gives_the_locales_that_the_nearer_lacks()
    {
        var near = _files.Add("near.csv", "source,vi,dnt\nchip,vi mạch,\nNvidia,,x\n");
        var far = _files.Add("far.csv", "source,vi,es,es-MX\nchip,con chip,chip,pastilla\nNvidia,,Envidia,\n");

        var terms = Load(near, far).Terms;

        terms[0].FormIn(Vietnamese).ShouldBe("vi mạch");
        terms[0].FormIn(Locale.Parse("es-MX")).ShouldBe("pastilla");
        terms[1].FormIn(Locale.Parse("es")).ShouldBe("Nvidia");
    }

    [Fact]
    public void Every_column_is_read()
    {
        var term = Load(_files.Add(
            "g.csv",
            "\uFEFFsource\tvi\tCase\tmatch\tpos\tdomain\tforbidden.vi\tfirst-use.vi\tnote\n"
            + "chip\tcon chip\tInsensitive\texact\tnoun\tsemiconductors\tvi mạch | mảnh\tcon chip (chip)\t\"two\nlines\"\n")).Terms[0];

        term.Casing.ShouldBe(TermCasing.Insensitive);
        term.Match.ShouldBe(TermMatch.Exact);
        term.PartOfSpeech.ShouldBe("noun");
        term.Domain.ShouldBe("semiconductors");
        term.ForbiddenIn(Locale.Parse("vi-VN")).ShouldBe(["vi mạch", "mảnh"]);
        term.FirstUseIn(Vietnamese).ShouldBe("con chip (chip)");
        term.Note.ShouldBe("two\nlines");
    }

    [Fact]
    public void Rows_of_one_source_are_one_term()
    {
        var term = Load(_files.Add(
            "g.csv", "source,vi,es,status\nchip,vi mạch,,admitted\nchip,con chip,chip,preferred\nchip,mảnh,,forbidden\nchip,,pastilla,admitted\n")).Terms.ShouldHaveSingleItem();

        term.FormIn(Vietnamese).ShouldBe("con chip");
        term.AdmittedIn(Vietnamese).ShouldBe(["vi mạch"]);
        term.AdmittedIn(Locale.Parse("es")).ShouldBe(["pastilla"]);
        term.ForbiddenIn(Vietnamese).ShouldBe(["mảnh"]);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_too_large_and_a_row_too_wide_are_refused_before_they_cost_anything()
    {
        var large = _files.Path("large.csv");
        using (var stream = File.Create(large))
            stream.SetLength(100 << 20);
        RefusalOf(large).ToString().ShouldStartWith("large.csv:1:1: error csv-too-large");

        var termbase = _files.Path("large.tbx");
        using (var stream = File.Create(termbase))
            stream.SetLength(257 << 20);
        RefusalOf(termbase).ToString().ShouldStartWith("large.tbx:1:1: error tbx-too-large");

        RefusalOf(_files.Add("wide.csv", string.Join(',', Enumerable.Repeat("x", 10_000)))).ToString().ShouldStartWith("wide.csv:1:2001: error csv-too-wide");
        RefusalOf(_files.Add("row.csv", $"source,vi\na{new string(',', 10_000)}\n")).ToString().ShouldStartWith("row.csv:2:4: error csv-row-too-wide");
        RefusalOf(_files.Add("nul.csv", "source,vi\na,b\0\n")).ToString().ShouldStartWith("nul.csv:2:4: error csv-nul");
    }

    [Fact]
    public void What_is_in_a_file_and_not_used_is_said()
    {
        var glossary = Load(_files.Add("g.csv", "source,vi,dnt\nchip,vi mạch,\nchip,con chip,\nNvidia,Anh Vĩ Đạt,x\nH20,H20,x\n"));

        _warnings.Select(diagnostic => (diagnostic.Id, diagnostic.Severity, diagnostic.Place!.Position!.Value.Line))
            .ShouldBe([("glossary-duplicate", Severity.Warning, 3), ("glossary-dnt-form", Severity.Warning, 4)]);
        glossary.Terms[0].FormIn(Vietnamese).ShouldBe("vi mạch");
    }

    [Fact]
    public void A_file_that_is_not_there_or_cannot_be_read_is_named()
    {
        var missing = RefusalOf(_files.Path("none.csv"));
        missing.Id.ShouldBe("file-not-found");
        missing.Message.ShouldContain("none.csv");
        missing.Hint.ShouldNotBeNullOrEmpty();
        RefusalOf(_files.Path("no/folder/none.csv")).Id.ShouldBe("file-not-found");
        RefusalOf(_files.Path(".")).Id.ShouldBe("file-unreadable");
    }

    private Termbase Load(params string[] paths) =>
        GlossaryFile.Load(paths.Select(path => new NamedFile(path, Path.GetFileName(path))), _warnings.Add);

    private Diagnostic RefusalOf(string path) => Should.Throw<BadInputException>(() => Load(path)).Diagnostic;
}
