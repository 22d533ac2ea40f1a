using System.Collections.Immutable;
using System.Globalization;
using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Tests.Pipeline.Records;

/// <summary>What records of other pages have for a source, with and without what is remembered of them.</summary>
public sealed class LocaleRecordsTests : IDisposable
{
    private const int Pages = 12;

    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private readonly TemporaryFiles _files = new();
    private readonly PageStates _states;

    public LocaleRecordsTests()
    {
        Directory.CreateDirectory(_files.Path(".localizer"));
        _states = PageStates.Open(_files.Path(".localizer"));
        for (var page = 0; page < Pages; page++)
            Write(page, SegmentsOf(page));
    }

    public void Dispose()
    {
        _states.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void What_is_remembered_of_records_gives_what_reading_them_all_gives()
    {
        var read = Found(states: null);
        read.Count(line => line.Contains("person:", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
        read.Count(line => line.Contains("machine:", StringComparison.Ordinal)).ShouldBeGreaterThan(10);

        Found(_states).ShouldBe(read, "made");
        Found(_states).ShouldBe(read, "remembered");
        _states.KeysIn(Vietnamese).Count.ShouldBe(Pages);
    }

    [Fact]
    public void A_record_that_does_not_have_a_source_is_not_read_for_it()
    {
        Found(_states);
        var known = _states.KeysIn(Vietnamese)["page-1.html"];
        // As if the record, whose bytes are the same, had nothing: only who reads it finds something.
        _states.KeepKeys(Vietnamese, [("page-1.html", RecordKeys.From(known.ToBytes()[..16])!)], []);

        Persons(LocaleRecords.Load(Folder, Vietnamese, _states), "Written on page 1.").ShouldBeNull();
        Persons(LocaleRecords.Load(Folder, Vietnamese, null), "Written on page 1.").ShouldBe("Viết ở trang 1.");
    }

    [Fact]
    public void A_record_that_a_person_changes_is_looked_through_again_and_one_that_is_gone_is_forgotten()
    {
        Found(_states);
        Write(1, [.. SegmentsOf(1).Select(segment => segment with { Target = new CodedText("Sửa.") })]);
        File.Delete(Folder.FileOf("page-3.html", Vietnamese));
        File.WriteAllText(Folder.FileOf("page-6.html", Vietnamese), "<<<<<<< ours");

        var records = LocaleRecords.Load(Folder, Vietnamese, _states);

        Persons(records, "Only on page 1.").ShouldBe("Sửa.");
        Persons(records, "Written on page 3.").ShouldBeNull();
        Persons(records, "Written on page 6.").ShouldBeNull();
        Persons(records, "Written on page 9.").ShouldBe("Viết ở trang 9.");
        _states.KeysIn(Vietnamese).ShouldNotContainKey("page-3.html");
    }

    [Fact]
    public void Who_asks_again_gets_the_same_answer_although_the_record_was_written_meanwhile()
    {
        var records = LocaleRecords.Load(Folder, Vietnamese, _states);
        Persons(records, "Written on page 1.").ShouldBe("Viết ở trang 1.");
        Write(1, []);

        Persons(records, "Written on page 1.").ShouldBe("Viết ở trang 1.");
    }

    [Fact]
    public void Keys_of_a_locale_are_not_those_of_another_whose_name_begins_alike()
    {
        var keys = RecordKeys.Of(Folder.Read("page-1.html", Vietnamese));
        foreach (var locale in (string[])["pt", "pt-BR", "pt-PT"])
            _states.KeepKeys(Locale.Parse(locale), [($"{locale}.html", keys)], []);

        _states.KeysIn(Locale.Parse("pt")).Keys.ShouldBe(["pt.html"]);
        _states.KeysIn(Locale.Parse("pt-BR")).Keys.ShouldBe(["pt-BR.html"]);
    }

    private RecordFolder Folder => new(_files.Path("translations"), _files.Path(""));

    // All that any page has, asked for of all.
    private List<string> Found(PageStates? states)
    {
        var records = LocaleRecords.Load(Folder, Vietnamese, states);
        return
        [
            .. Enumerable.Range(0, Pages).SelectMany(page => SegmentsOf(page)).Select(segment => segment.Source).Append(new CodedText("Nowhere.")).Distinct()
                .Select(source => $"{source} person: {Persons(records, source)} machine: {Machines(records, source)}".Replace("person:  ", "", StringComparison.Ordinal)),
        ];
    }

    private static string? Persons(LocaleRecords records, string source) => Persons(records, new CodedText(source));

    private static string? Persons(LocaleRecords records, CodedText source) =>
        records.TryFindPersons(English, source, out var found) ? found.TargetFor(source)!.ToMarkup() : null;

    private static string? Machines(LocaleRecords records, CodedText source) =>
        records.TryFindMachines(English, source, out var found) ? found.TargetFor(source)!.ToMarkup() : null;

    private void Write(int page, ImmutableArray<XliffSegment> segments)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"page-{page}.html");
        Folder.Write(path, Vietnamese, XliffWriter.Write(new XliffDocument(English, Vietnamese, path, [new XliffUnit("u", [.. segments, Machine("last", "The end.", "Hết.")])])));
    }

    // On each page what is on all, with a pair of codes on some, what is on a few, and what is there alone; every third page a person's.
    private static ImmutableArray<XliffSegment> SegmentsOf(int page)
    {
        var bold = new CodedText("All have this.", [new PlacedCode(0, new InlineCode(page + 1, CodeKind.Opening)), new PlacedCode(3, new InlineCode(page + 1, CodeKind.Closing))]);
        return
        [
            Machine("s1", "All have this.", string.Create(CultureInfo.InvariantCulture, $"Trang {page}.")),
            Machine("s2", string.Create(CultureInfo.InvariantCulture, $"One in four has {page % 4}."), string.Create(CultureInfo.InvariantCulture, $"Một trong bốn: {page}.")),
            Machine("s3", string.Create(CultureInfo.InvariantCulture, $"Only on page {page}."), "Chỉ ở đây."),
            new XliffSegment("s4", bold, page % 2 == 0 ? bold : null),
            page % 3 == 0 || page == 1
                ? new XliffSegment("s5", new CodedText(string.Create(CultureInfo.InvariantCulture, $"Written on page {page}.")), new CodedText(string.Create(CultureInfo.InvariantCulture, $"Viết ở trang {page}."))) { State = XliffState.Translated }
                : new XliffSegment("s5", new CodedText("Nobody translated this."), null),
            new XliffSegment("s6", new CodedText("It stands in."), new CodedText("[It stands in.]")) { Meta = [new(RecordedSegment.Origin, RecordedSegment.StandIn), new(RecordedSegment.Provider, "pseudo"), new(RecordedSegment.Hash, RecordedSegment.HashOf(new CodedText("[It stands in.]")))] },
        ];
    }

    private static XliffSegment Machine(string id, string source, string target) => new(id, new CodedText(source), new CodedText(target))
    {
        State = XliffState.Translated,
        Meta = [new(RecordedSegment.Origin, "provider"), new(RecordedSegment.Provider, "azure"), new(RecordedSegment.Hash, RecordedSegment.HashOf(new CodedText(target)))],
    };
}
