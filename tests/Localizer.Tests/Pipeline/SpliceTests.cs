using System.Collections.Concurrent;
using System.Text;
using Localizer.Html;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Tests.Html;
using Localizer.Text;

namespace Localizer.Tests.Pipeline;

/// <summary>
/// Every input of the corpus, written in the encodings of the Web: the page comes back byte for byte, and when each segment is put
/// between marks no byte outside of the segments' spans changes.
/// </summary>
public class SpliceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Encodings =>
    [
        "utf-8", "utf-8 with byte order mark", "utf-16le", "utf-16be", "windows-1252", "windows-1258", "iso-8859-2", "shift_jis", "euc-jp",
        "gb18030", "big5", "euc-kr", "koi8-r",
    ];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void No_byte_outside_of_the_spans_changes(string name)
    {
        var failures = new ConcurrentBag<string>();
        var (marked, spans) = (0, 0);
        Parallel.ForEach(PageCorpus.Originals(), page =>
        {
            var bytes = EncodedPage.Of(page.Bytes, name);
            if (!PageRun.Translate(bytes, "en", "en", new SourceProvider(), page.Name).AsSpan().SequenceEqual(bytes))
                failures.Add($"{page.Name}: not the identity");
            if (SpanCheck.HoldsMarks(page.Bytes))
                return;
            var check = SpanCheck.Of(page.Name, bytes, PageRun.Translate(bytes, "en", "en", new MarkerProvider(), page.Name));
            Interlocked.Increment(ref marked);
            Interlocked.Add(ref spans, check.MarkedSpans);
            if (check.Failure is { } failure)
                failures.Add(failure);
        });

        output.WriteLine($"{name}: {marked} pages, {spans} spans");
        failures.Order(StringComparer.Ordinal).Take(20).ShouldBeEmpty($"{failures.Count} pages");
        marked.ShouldBeGreaterThan(8_000);
        spans.ShouldBeGreaterThan(10_000);
    }

    [Theory]
    [InlineData("chardet", 22)]
    [InlineData("its20/inputdata", 44)]
    [InlineData("tmx", 6)]
    public void No_byte_of_the_other_sets_changes_in_their_own_encodings(string set, int count)
    {
        var pages = PageCorpus.Others().Where(page => page.Set == set).ToList();
        var (failures, spans) = (new List<string>(), 0);
        foreach (var page in pages)
        {
            if (!PageRun.Translate(page.Bytes, "en", "en", new SourceProvider(), page.Name).AsSpan().SequenceEqual(page.Bytes))
                failures.Add($"{page.Name}: not the identity");
            SpanCheck.HoldsMarks(page.Bytes).ShouldBeFalse(page.Name);
            var check = SpanCheck.Of(page.Name, page.Bytes, PageRun.Translate(page.Bytes, "en", "en", new MarkerProvider(), page.Name));
            spans += check.MarkedSpans;
            if (check.Failure is { } failure)
                failures.Add(failure);
        }

        output.WriteLine($"{set}: {pages.Count} pages, {spans} spans, {string.Join(", ", pages.Select(page => SourcePage.Read(page.Name, page.Bytes).Encoding.Name).Distinct())}");
        failures.ShouldBeEmpty();
        pages.Count.ShouldBe(count);
        spans.ShouldBeGreaterThanOrEqualTo(count);
    }

    [Fact]
    public void The_check_sees_a_byte_that_changed_outside_of_the_spans()
    {
        var page = "<p class=a>One.</p> <p>Two.</p>"u8.ToArray();
        var good = "<p class=a>⟦One.⟧</p> <p>⟦Two.⟧</p>"u8.ToArray();

        SpanCheck.Of("good", page, good).ShouldBe(new SpanCheck(2, null));
        SpanCheck.Of("bad", page, "<p class=\"a\">⟦One.⟧</p> <p>⟦Two.⟧</p>"u8.ToArray()).Failure.ShouldNotBeNull();
        SpanCheck.Of("bad", page, "<p class=a>⟦One.⟧</p><p>⟦Two.⟧</p>"u8.ToArray()).Failure.ShouldNotBeNull();
        SpanCheck.Of("bad", page, "<p class=a>⟦One.⟧</p> <p>⟦Two.⟧</p>\n"u8.ToArray()).Failure.ShouldNotBeNull();
        SpanCheck.Of("bad", page, "<p class=a>One!</p> <p>⟦Two.⟧</p>"u8.ToArray()).Failure.ShouldNotBeNull();
    }
}
