using System.Text;
using System.Xml;
using System.Xml.Linq;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Tests.Pipeline;

namespace Localizer.Tests.Exchange.Tmx;

/// <summary>
/// What a TMX file says of a translation comes out of the memory as it went in: seen by another reader than ours, from the root of each unit
/// to what stands inside of its codes.
/// </summary>
public sealed class TmxRoundTripTests : IDisposable
{
    private const string Cases = "tests/Localizer.Tests/Exchange/Tmx/Cases/level2.tmx";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_corpus_survives_import_and_export_in_all_that_it_says()
    {
        var (files, translations) = (0, 0);
        foreach (var file in Corpus.Files("tmx", "*.tmx"))
        {
            // The one that is wrong on purpose is another test's business.
            if (Path.GetFileName(file) == "invalid.tmx")
                continue;
            var units = Load(File.ReadAllBytes(file));
            var from = SourceOf(units);
            // One that is there twice is there once.
            var said = Said(units, from).Distinct().ToList();
            Said(Load(ThroughMemory(new NamedFile(file, "m.tmx"), from)), from).Distinct()
                .Order(StringComparer.Ordinal).ShouldBe(said.Order(StringComparer.Ordinal), file);
            (files, translations) = (files + 1, translations + said.Count);
        }

        TestContext.Current.SendDiagnosticMessage($"{files} files, {translations} translations");
        files.ShouldBeGreaterThan(30);
        translations.ShouldBeGreaterThan(400);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void All_of_level_2_survives_import_and_export(string encoding)
    {
        var text = File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, Cases));
        var file = _files.Path("level2.tmx");
        File.WriteAllText(file, text.Replace("UTF-8", encoding == "utf-8" ? "UTF-8" : "UTF-16", StringComparison.Ordinal), Encoding.GetEncoding(encoding));
        var from = Locale.Parse("en-US");

        var before = Load(Encoding.UTF8.GetBytes(text));
        var once = ThroughMemory(new NamedFile(file, "m.tmx"), from);

        Said(Load(once), from).Order(StringComparer.Ordinal).ShouldBe(Said(before, from).Order(StringComparer.Ordinal));
        _files.Add("again.tmx", Encoding.UTF8.GetString(once));
        ThroughMemory(new NamedFile(_files.Path("again.tmx"), "m.tmx"), from).ShouldBe(once, "nothing wears off");
    }

    [Fact]
    public void A_plain_unit_takes_nothing_but_the_memory_s_own_columns()
    {
        using var memory = MemoryFile.Load([new NamedFile(Path.Combine(Corpus.RepositoryRoot, Cases), "m.tmx")], Locale.Parse("en-US"));

        memory.Units(to: null).Where(unit => unit.Extras.IsEmpty).Select(unit => unit.Origin.UnitId).ShouldBe(["plain", "0007"], ignoreOrder: true);
    }

    private static byte[] ThroughMemory(NamedFile file, Locale from)
    {
        using var memory = MemoryFile.Load([file], from);
        using var output = new MemoryStream();
        MemoryDesk.Export(memory, to: null, from, MemoryExportTool.Any, output);
        return output.ToArray();
    }

    private static List<XElement> Load(byte[] tmx)
    {
        using var reader = XmlReader.Create(new MemoryStream(tmx), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true });
        return [.. XDocument.Load(reader, LoadOptions.PreserveWhitespace).Descendants("tu")];
    }

    private static Locale SourceOf(List<XElement> units)
    {
        var named = units.FirstOrDefault()?.Ancestors("tmx").Elements("header").Attributes("srclang").FirstOrDefault()?.Value;
        return Locale.TryParse(named, out var locale) ? locale : Locale.Parse("en");
    }

    // A unit says as much as each pair of its languages does that the memory takes in.
    private static IEnumerable<string> Said(List<XElement> units, Locale from) =>
        from unit in units
        from source in VariantsOf(unit)
        where source.Locale.Language == @from.Language
        from target in VariantsOf(unit)
        where !target.Locale.Equals(source.Locale)
        select $"tu {AttributesOf(unit)}{MetadataOf(unit)}\n  from {SaidBy(source)}\n  to {SaidBy(target)}";

    private static IEnumerable<(Locale Locale, XElement Element)> VariantsOf(XElement unit)
    {
        foreach (var variant in unit.Elements("tuv"))
        {
            var tag = (variant.Attribute(XNamespace.Xml + "lang") ?? variant.Attribute("lang"))?.Value;
            if (Locale.TryParse(tag, out var locale) && !string.IsNullOrWhiteSpace(TextOf(variant.Element("seg"))))
                yield return (locale, variant);
        }
    }

    private static string TextOf(XElement? segment) => segment is null ? "" : string.Concat(segment.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "hi" } highlight => TextOf(highlight),
        _ => "",
    }));

    private static string SaidBy((Locale Locale, XElement Element) variant) =>
        $"{variant.Locale} {AttributesOf(variant.Element)}{MetadataOf(variant.Element)}: {ContentOf(variant.Element.Element("seg")!)}";

    private static string MetadataOf(XElement element) => string.Concat(element.Elements().Where(child => child.Name.LocalName is "note" or "prop")
        .OrderBy(child => child.Name.LocalName, StringComparer.Ordinal).Select(child => $"\n    {WholeOf(child)}"));

    // The language is told in our way, and the source language is what each unit of an export has as its own.
    private static string AttributesOf(XElement element) => string.Concat(element.Attributes()
        .Where(attribute => attribute.Name.LocalName != "srclang" && (element.Name.LocalName != "tuv" || attribute.Name.LocalName != "lang"))
        .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal).Select(attribute => $" {attribute.Name}=[{attribute.Value}]"));

    private static string WholeOf(XElement element) => $"<{element.Name}{AttributesOf(element)}>{ContentOf(element)}</>";

    private static string ContentOf(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value.Replace("<", "&lt;", StringComparison.Ordinal),
        XElement child => WholeOf(child),
        _ => "",
    }));
}
