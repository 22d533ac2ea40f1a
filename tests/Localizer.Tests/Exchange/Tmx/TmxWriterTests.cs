using System.Text;
using Localizer.Exchange.Tmx;
using Localizer.Model;

namespace Localizer.Tests.Exchange.Tmx;

public sealed class TmxWriterTests
{
    [Fact]
    public void The_corpus_survives_a_round_trip()
    {
        var (files, units) = (0, 0);
        foreach (var file in Corpus.Files("tmx", "*.tmx"))
        {
            List<TmxUnit> before;
            try
            {
                before = Read(File.ReadAllBytes(file));
            }
            catch (BadInputException)
            {
                // What cannot be read is another test's business.
                continue;
            }

            var after = Read(Write(before));

            after.Count.ShouldBe(before.Count, file);
            foreach (var (one, other) in before.Zip(after))
                ShouldBeSame(other, one, file);
            (files, units) = (files + 1, units + before.Count);
        }

        files.ShouldBeGreaterThan(30);
        units.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Codes_dates_users_notes_and_characters_that_xml_lacks_are_written()
    {
        var codes = new CodedText("a b\u0001c", [Placed(0, 1, CodeKind.Opening), Placed(1, 1, CodeKind.Closing), Placed(2, 2, CodeKind.Standalone), Placed(3, 3, CodeKind.Opening)]);
        var none = new TmxProvenance(null, null, null, null);
        var date = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var unit = new TmxUnit
        {
            Id = "7",
            Index = 1,
            Source = Locale.Parse("en"),
            Provenance = none,
            Position = TextPosition.Start,
            Attributes = [new TmxAttributeValue("usagecount", "3"), new TmxAttributeValue("xml:space", "preserve")],
            Notes = [new TmxNote("a < b") { Attributes = [new TmxAttributeValue("xml:lang", "en")] }],
            Properties = [new TmxProperty("x-client", "")],
            Variants =
            [
                new TmxVariant(Locale.Parse("en"), codes, none, TextPosition.Start) { Notes = [new TmxNote("of \"en\"")] },
                new TmxVariant(Locale.Parse("vi"), new CodedText("\n x"), new TmxProvenance("an", date, "lan", date.AddDays(1)), TextPosition.Start),
            ],
        };

        Encoding.UTF8.GetString(Write([unit])).ShouldBe("""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4">
              <header creationtool="Localizer" creationtoolversion="1.0" segtype="sentence" o-tmf="Localizer" adminlang="en" srclang="en" datatype="html" />
              <body>
                <tu tuid="7" usagecount="3" xml:space="preserve">
                  <note xml:lang="en">a &lt; b</note>
                  <prop type="x-client"></prop>
                  <tuv xml:lang="en">
                    <note>of "en"</note>
                    <seg><bpt i="1" x="1"/>a<ept i="1"/> <ph x="2"/>b<it pos="begin" x="3"/>�c</seg></tuv>
                  <tuv xml:lang="vi" creationdate="20260102T030405Z" creationid="an" changedate="20260103T030405Z" changeid="lan"><seg>
             x</seg></tuv>
                </tu>
              </body>
            </tmx>

            """);
    }

    private static PlacedCode Placed(int offset, int id, CodeKind kind) => new(offset, new InlineCode(id, kind));

    private static byte[] Write(List<TmxUnit> units)
    {
        using var output = new MemoryStream();
        using (var writer = new TmxWriter(output, units.Count == 0 ? null : units[0].Source, ("Localizer", "1.0")))
        {
            units.ForEach(writer.Write);
            writer.End();
        }

        return output.ToArray();
    }

    private static List<TmxUnit> Read(byte[] tmx) => [.. TmxReader.Read(new MemoryStream(tmx), "m.tmx")];

    private static void ShouldBeSame(TmxUnit unit, TmxUnit expected, string file)
    {
        unit.Id.ShouldBe(expected.Id, file);
        unit.Provenance.ShouldBe(expected.Provenance, file);
        unit.Variants.Select(variant => (variant.Locale, variant.Text.ToMarkup(), variant.Provenance))
            .ShouldBe(expected.Variants.Select(variant => (variant.Locale, variant.Text.ToMarkup(), variant.Provenance)), $"{file} unit {expected.Index}");
    }
}
