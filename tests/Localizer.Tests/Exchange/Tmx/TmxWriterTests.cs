using System.Text;
using System.Xml;
using System.Xml.Linq;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Tests.Pipeline;

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
    public void The_corpus_survives_a_round_trip_as_another_reader_sees_it()
    {
        var units = 0;
        foreach (var file in Corpus.Files("tmx", "*.tmx"))
        {
            List<TmxUnit> read;
            try
            {
                read = Read(File.ReadAllBytes(file));
            }
            catch (BadInputException)
            {
                continue;
            }

            var (before, after) = (Load(File.ReadAllBytes(file)), Load(Write(read)));
            after.Count.ShouldBe(before.Count, file);
            foreach (var (one, other, unit) in before.Zip(after, read).Where(row => row.Third.Diagnostics.IsEmpty))
            {
                SeenIn(other).ShouldBe(SeenIn(one), $"{file} unit {unit.Index}");
                units++;
            }
        }

        units.ShouldBeGreaterThan(500);
    }

    private static List<XElement> Load(byte[] tmx)
    {
        using var reader = XmlReader.Create(new MemoryStream(tmx), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return [.. XDocument.Load(reader, LoadOptions.PreserveWhitespace).Descendants("tu")];
    }

    // All that is kept of a unit: what is inside of a code is not, a highlight is a pair of codes, and properties and notes are the unit's.
    private static List<string> SeenIn(XElement unit) =>
    [
        $"unit {unit.Attribute("tuid")?.Value} {WhoAndWhen(unit)}",
        .. unit.Elements("tuv").Select(variant => $"{LanguageOf(variant)} {WhoAndWhen(variant)} {variant.Element("seg")!.Nodes().Aggregate("", (text, node) => text + SeenIn(node))}"),
        .. unit.Descendants("prop").Select(property => $"prop {property.Attribute("type")?.Value}={property.Value}").Order(StringComparer.Ordinal),
        .. unit.Descendants("note").Select(note => $"note {note.Value}").Order(StringComparer.Ordinal),
    ];

    private static string SeenIn(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "hi" } highlight => $"\uFFFC{string.Concat(highlight.Nodes().Select(SeenIn))}\uFFFC",
        XElement => "\uFFFC",
        _ => "",
    };

    private static string LanguageOf(XElement variant) => Locale.Parse((variant.Attribute(XNamespace.Xml + "lang") ?? variant.Attribute("lang"))!.Value).Tag;

    private static string WhoAndWhen(XElement element) =>
        string.Join(' ', ((string[])["creationdate", "creationid", "changedate", "changeid"]).Select(name => $"{name}={element.Attribute(name)?.Value}"));

    [Fact]
    public void The_corpus_survives_a_way_through_the_memory()
    {
        using var folder = new TemporaryFiles();
        var translations = 0;
        foreach (var file in Corpus.Files("tmx", "*.tmx"))
        {
            var (from, named) = (Locale.Parse("en"), new NamedFile(file, "m.tmx"));
            TranslationMemory memory;
            try
            {
                memory = MemoryFile.Load([named], from);
            }
            catch (BadInputException)
            {
                continue;
            }

            using var output = new MemoryStream();
            using (memory)
                MemoryDesk.Export(memory, to: null, from, output);
            var copy = folder.Add("copy.tmx", Encoding.UTF8.GetString(output.ToArray()));
            using var again = MemoryFile.Load([new NamedFile(copy, "m.tmx")], from);
            using var first = MemoryFile.Load([named], from);

            // Between two regions of the source's language a unit leads both ways, and each way is a unit of the copy.
            var (before, after) = (Shown(first), Shown(again));
            after.Order(StringComparer.Ordinal).ShouldBe(before.Order(StringComparer.Ordinal), file);
            translations += before.Count;
        }

        translations.ShouldBeGreaterThan(400);
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
            Notes = ["a < b"],
            Properties = [new TmxProperty("x-client", "")],
            Variants =
            [
                new TmxVariant(Locale.Parse("en"), codes, none, TextPosition.Start),
                new TmxVariant(Locale.Parse("vi"), new CodedText("\n x"), new TmxProvenance("an", date, "lan", date.AddDays(1)), TextPosition.Start),
            ],
        };

        Encoding.UTF8.GetString(Write([unit])).ShouldBe("""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4">
              <header creationtool="Localizer" creationtoolversion="1.0" segtype="sentence" o-tmf="Localizer" adminlang="en" srclang="en" datatype="html" />
              <body>
                <tu tuid="7">
                  <note>a &lt; b</note>
                  <prop type="x-client"></prop>
                  <tuv xml:lang="en"><seg><bpt i="1" x="1" />a<ept i="1" /> <ph x="2" />b<it pos="begin" x="3" />�c</seg></tuv>
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
        using (var writer = new TmxWriter(output, units.Count == 0 ? null : units[0].Source, "1.0"))
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
        unit.Notes.ShouldBe(expected.Notes, file);
        unit.Properties.ShouldBe(expected.Properties, file);
        unit.Variants.Select(variant => (variant.Locale, variant.Text.ToMarkup(), variant.Provenance))
            .ShouldBe(expected.Variants.Select(variant => (variant.Locale, variant.Text.ToMarkup(), variant.Provenance)), $"{file} unit {expected.Index}");
    }

    private static List<string> Shown(TranslationMemory memory) => [.. memory.Units(to: null).Where(unit => unit.To.Language != unit.From.Language).Select(ShownOf)];

    private static string ShownOf(MemoryUnit unit) =>
        $"{unit.From} {unit.To} {unit.Source} {unit.Target} {unit.Origin} {unit.CreatedBy} {unit.Created} {string.Join('|', unit.Extras)}";
}
