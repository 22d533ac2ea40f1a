using System.Text;
using Localizer.Exchange.Tbx;
using Localizer.Model;

namespace Localizer.Tests.Exchange.Tbx;

public sealed class TbxTests
{
    private const string Martif = """
        <?xml version="1.0"?>
        <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
        <martif type="TBX-Basic" xml:lang="en">
          <martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
          <text><body><termEntry id="c1"><descrip type="subjectField">chips</descrip>
            <langSet xml:lang="en"><tig><term>export <hi>control</hi></term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
            <langSet xml:lang="vi"><ntig><termGrp><term>kiểm soát xuất khẩu</term></termGrp></ntig>
              <tig><term>hạn chế</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>not
              this</note></tig></langSet>
          </termEntry></body></text>
        </martif>
        """;

    [Theory]
    [InlineData("tbx/TBX-Min/DCT/Example_Astronomy_DCT_VALID.tbx", 45)]
    [InlineData("tbx/TBX-Min/DCA/Example_Astronomy_DCA_VALID.tbx", 45)]
    [InlineData("tbx/TBX-Basic/DCT/Example_Astronomy_DCT_VALID.tbx", 45)]
    [InlineData("tbx/TBX-Basic/DCA/Example_Astronomy_DCA_VALID.tbx", 45)]
    [InlineData("tbx/test_files/basic_good.tbx", 45)]
    [InlineData("tbx/test_files/min_good.tbx", 45)]
    public void A_valid_file_is_read_and_written_and_read_again_as_it_was(string file, int concepts)
    {
        using var stream = File.OpenRead(Corpus.Path(file));
        var document = TbxReader.Read(stream, file);

        document.Concepts.Length.ShouldBe(concepts);
        document.Concepts.ShouldAllBe(concept => concept.Languages.All(language => language.Terms.Length > 0));
        foreach (var style in Enum.GetValues<TbxStyle>())
            Show(ReadAgain(document, style)).ShouldBe(Show(document));
    }

    [Theory]
    [InlineData("tbx/test_files/poorly_formed_xml.tbx", "tbx-not-well-formed")]
    [InlineData("tbx/test_files/basic_bad.tbx", "tbx-category")]
    [InlineData("tbx/test_files/core_structure_bad.tbx", "tbx-text")]
    public void An_invalid_file_is_refused_with_its_place(string file, string id)
    {
        using var stream = File.OpenRead(Corpus.Path(file));

        var diagnostic = Should.Throw<BadInputException>(() => TbxReader.Read(stream, file)).Diagnostic;

        diagnostic.Id.ShouldBe(id);
        diagnostic.Place!.Position.ShouldNotBeNull().Line.ShouldBeGreaterThan(5);
        diagnostic.Hint.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Both_styles_of_a_file_say_the_same()
    {
        using var dca = File.OpenRead(Corpus.Path("tbx/TBX-Basic/DCA/Example_Astronomy_DCA_VALID.tbx"));
        using var dct = File.OpenRead(Corpus.Path("tbx/TBX-Basic/DCT/Example_Astronomy_DCT_VALID.tbx"));

        Show(TbxReader.Read(dct, "dct")).ShouldBe(Show(TbxReader.Read(dca, "dca")));
    }

    [Fact]
    public void Version_2_is_read_and_its_doctype_is_not_followed() =>
        Show(Read(Martif)).ShouldBe("""
            c1 chips -
              en export control None noun -
              vi kiểm soát xuất khẩu None - -
              vi hạn chế Deprecated - not this

            """);

    [Theory]
    [InlineData("<termNote type=\"partOfSpeech\">noun</termNote>", "<termNote type=\"partOfSpeech\">thing</termNote>", "x.tbx:6:69: error tbx-part-of-speech")]
    [InlineData("SYSTEM \"TBXcoreStructV02.dtd\"", "[<!ENTITY x \"y\">]", "x.tbx:2:11: error tbx-declarations")]
    [InlineData("SYSTEM \"TBXcoreStructV02.dtd\"", "SYSTEM 'x' [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]", "x.tbx:2:11: error tbx-declarations")]
    [InlineData("<p>x</p>", "<p>&chip;</p>", "x.tbx:4:43: error tbx-not-well-formed")]
    [InlineData("<p>x</p>", "<p>\0</p>", "error tbx-not-well-formed")]
    [InlineData("<p>x</p>", "x", "error tbx-text")]
    [InlineData("<langSet xml:lang=\"vi\">", "<langSet>", "error tbx-no-language")]
    [InlineData("<langSet xml:lang=\"vi\">", "<langSet xml:lang=\"xx\">", "error tbx-language")]
    [InlineData("<term>hạn chế</term>", "", "error tbx-term-first")]
    [InlineData("<term>hạn chế</term>", "<term>a</term><term>b</term>", "error tbx-two-terms")]
    [InlineData("<body>", "<admin type=\"x\">y</admin><body>", "error tbx-element")]
    [InlineData("<martif type=\"TBX-Basic\" xml:lang=\"en\">", "<martif>", "error tbx-no-language")]
    public void Damage_is_named_with_its_place(string old, string now, string finding) =>
        Should.Throw<BadInputException>(() => Read(Martif.Replace(old, now, StringComparison.Ordinal))).Message.ShouldContain(finding);

    [Fact]
    public void What_is_deep_without_end_is_refused() =>
        Should.Throw<BadInputException>(() => Read("<tbx xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"><tbxHeader>" + string.Concat(Enumerable.Repeat("<a>", 100_000))))
            .Diagnostic.Id.ShouldBe("tbx-too-deep");

    private static TbxDocument Read(string tbx)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(tbx));
        return TbxReader.Read(stream, "x.tbx");
    }

    private static TbxDocument ReadAgain(TbxDocument document, TbxStyle style)
    {
        using var stream = new MemoryStream();
        TbxWriter.Write(document, style, stream);
        stream.Position = 0;
        return TbxReader.Read(stream, "again.tbx");
    }

    private static string Show(TbxDocument document)
    {
        var text = new StringBuilder();
        foreach (var concept in document.Concepts)
        {
            text.Append($"{concept.Id} {concept.SubjectField ?? "-"} {concept.Definition ?? "-"}\n");
            foreach (var language in concept.Languages)
            {
                foreach (var term in language.Terms)
                    text.Append($"  {language.Locale} {term.Text} {term.Status} {term.PartOfSpeech ?? "-"} {term.Note ?? "-"}\n");
            }
        }

        return text.ToString();
    }
}
