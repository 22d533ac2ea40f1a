using System.Globalization;
using System.Text;
using Localizer.Html;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Segmentation;
using Localizer.Tests.Pipeline;

namespace Localizer.Tests.Html;

/// <summary>
/// Pages that people have read and approved: <c>Cases/NAME.html</c>, what is extracted from it in <c>NAME.units.txt</c>, and the page
/// that pseudo-translation makes of it in <c>NAME.pseudo.html</c>. A new case is a new page.
/// </summary>
public class CaseTests
{
    private const string Folder = "tests/Localizer.Tests/Html/Cases";

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(Corpus.RepositoryRoot, Folder), "*.html").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => !name.Contains('.')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_extracted_is_what_was_approved(string name)
    {
        var extracted = PageExtractor.Extract(SourcePage.Read(name, Page(name)));
        var units = new StringBuilder();
        foreach (var unit in extracted.ReadUnits())
        {
            var notes = (unit.Translate ? "" : " translate=no") + (unit.Language is null ? "" : $" lang={unit.Language}");
            units.Append(CultureInfo.InvariantCulture, $"{unit.Kind.ToString().ToLowerInvariant()} {unit.Name}{notes}\n");
            foreach (var segment in UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en")))
                units.Append(CultureInfo.InvariantCulture, $"    {segment.Source}\n");
        }

        foreach (var diagnostic in extracted.Diagnostics)
            units.Append(CultureInfo.InvariantCulture, $"! {diagnostic}\n");
        Approved.Hold(units.ToString(), $"{Folder}/{name}.units.txt");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_comes_out_is_what_was_approved(string name) =>
        Approved.Hold(Encoding.UTF8.GetString(PageRun.Translate(Page(name), "en", "vi", new PseudoProvider(), name)), $"{Folder}/{name}.pseudo.html");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_source_comes_back_as_it_was(string name) =>
        PageRun.Translate(Page(name), "en", "en", new SourceProvider(), name).ShouldBe(Page(name));

    private static byte[] Page(string name) => File.ReadAllBytes(Path.Combine(Corpus.RepositoryRoot, Folder, name + ".html"));
}
