using System.Collections.Immutable;
using CsCheck;
using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Providers.Http;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class RequestPackerTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly ImmutableArray<Locale> Locales = [.. "vi es fr de ja ar".Split(' ').Select(tag => Locale.Parse(tag))];

    [Fact]
    public void No_limit_is_passed_and_everything_is_packed_once()
    {
        var sizes = Gen.Select(Gen.Int[0, 60], Gen.Int[1, 63]).Array[0, 80];
        var limits = Gen.Select(Gen.Int[1, 9], Gen.Int[1, 4], Gen.Int[20, 200], Gen.Int[400, 2_000], Gen.Bool, Gen.Bool);

        Gen.Select(sizes, limits).Sample((texts, limit) =>
        {
            var (items, targets, characters, bytes, takesContext, countsPoints) = limit;
            var capabilities = Capabilities(items, targets, characters) with
            {
                MaxRequestBytes = bytes,
                TakesContext = takesContext,
                BillingUnit = countsPoints ? BillingUnit.CodePoints : BillingUnit.Utf16Units,
            };
            var asked = texts.SelectMany((text, index) => Targets(TextOf(text.Item1, index), Where(text.Item2))).ToList();
            var tooLong = new List<PendingTarget>();

            var packed = new RequestPacker(capabilities, text => text.Source.Text).Pack(asked, (target, _) => tooLong.Add(target));

            foreach (var batch in packed)
            {
                batch.Items.Length.ShouldBeInRange(1, items);
                batch.To.Length.ShouldBeInRange(1, targets);
                batch.Characters.ShouldBeLessThanOrEqualTo(characters);
                if (batch.Items.Length > 1)
                    batch.Items.Sum(item => JsonText.Bytes(item.Written) + 1).ShouldBeLessThanOrEqualTo(bytes);
            }

            packed.SelectMany(batch => batch.Items.SelectMany(item => batch.To.Select(locale => (item.Text, locale))))
                .Concat(tooLong.Select(target => (target.Text, locale: target.Locale)))
                .ShouldBe(asked.Select(target => (target.Text, locale: target.Locale)), ignoreOrder: true);
        });
    }

    // Sentences and headings of articles are some 5 to 600 characters long, most of them about 90.
    [Theory]
    [InlineData(1_000, 50_000, 1, 1)]
    [InlineData(1_000, 50_000, 4, 4)]
    [InlineData(50, 128_000, 1, 1)]
    [InlineData(128, 5_000, 1, 1)]
    [InlineData(100, 10_000, 1, 3)]
    public void At_most_a_twentieth_more_requests_are_sent_than_the_limits_ask_for(int items, int characters, int targets, int locales)
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 20_000).Select(index =>
            TextOf((int)Math.Clamp(Math.Exp(4.5 + (0.9 * Normal(random))), 5, 600), index)).ToList();
        var asked = texts.SelectMany(text => Targets(text, Locales[..locales])).ToList();

        var packed = new RequestPacker(Capabilities(items, targets, characters), text => text.Source.Text)
            .Pack(asked, (_, _) => throw new InvalidOperationException("Nothing is too long here."));

        var billed = texts.Sum(text => (long)text.Source.Text.Length) * locales;
        var together = Math.Min(targets, locales);
        var least = Math.Max(
            (billed + characters - 1) / characters,
            ((long)texts.Count * locales + ((long)items * together) - 1) / ((long)items * together));
        TestContext.Current.TestOutputHelper?.WriteLine($"{packed.Count} requests, at least {least}");
        packed.Count.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(least * 1.05));
    }

    // Texts share a request where they need the same locales: terms and what the journal has leave each with a subset.
    [Theory]
    [InlineData(1_000, 50_000, 4)]
    [InlineData(1_000, 50_000, 2)]
    [InlineData(128, 10_000, 4)]
    public void At_most_a_twentieth_more_are_sent_where_texts_need_different_locales(int items, int characters, int targets)
    {
        var random = new Random(11);
        var asked = Enumerable.Range(0, 60_000)
            .Select(index => (Text: TextOf((int)Math.Clamp(Math.Exp(4.5 + (0.9 * Normal(random))), 5, 600), index), Mask: random.Next(1, 16)))
            .ToList();

        var packed = new RequestPacker(Capabilities(items, targets, characters), text => text.Source.Text)
            .Pack(asked.SelectMany(text => Targets(text.Text, Where(text.Mask))), (_, _) => throw new InvalidOperationException("Nothing is too long here."));

        var least = asked.SelectMany(text => Where(text.Mask).Chunk(targets).Select(together => (To: string.Join(' ', together), text.Text.Source.Text.Length, Locales: together.Length)))
            .GroupBy(part => part.To)
            .Sum(parts => Math.Max(Math.Ceiling(parts.Sum(part => (double)part.Length * part.Locales) / characters), Math.Ceiling((double)parts.Count() / items)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{packed.Count} requests, at least {least}");
        packed.Count.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(least * 1.05));
        packed.Sum(batch => (long)batch.Characters).ShouldBe(asked.Sum(text => (long)text.Text.Source.Text.Length * Where(text.Mask).Count()));
    }

    [Fact]
    public void Locales_of_a_text_go_in_one_request_where_the_service_takes_them()
    {
        var both = Targets(TextOf(10, 0), Locales[..2]);
        var one = Targets(TextOf(10, 1), Locales[..1]);

        var packed = Pack(Capabilities(10, 4, 1_000), [.. both, .. one]);

        packed.Select(batch => string.Join(' ', batch.To)).ShouldBe(["vi es", "vi"]);
        packed.Select(batch => batch.Characters).ShouldBe([20, 10]);
    }

    [Fact]
    public void A_text_whose_locales_do_not_fit_together_goes_in_several_requests()
    {
        var packed = Pack(Capabilities(10, 4, 100), Targets(TextOf(40, 0), Locales[..5]));

        packed.Select(batch => batch.To.Length).ShouldBe([2, 2, 1]);
    }

    [Fact]
    public void Texts_keep_the_order_of_the_pages_inside_a_request()
    {
        PendingTarget[] asked = [.. new[] { 5, 50, 20, 40 }.SelectMany((length, index) => Targets(TextOf(length, index), Locales[..1]))];

        Pack(Capabilities(10, 1, 1_000), asked).ShouldHaveSingleItem()
            .Items.Select(item => item.Characters).ShouldBe([5, 50, 20, 40]);
    }

    [Fact]
    public void Texts_from_different_locales_never_share_a_request()
    {
        var german = new PendingText(Locale.Parse("de"), new CodedText("Hallo"), [], new SegmentContext("b", "", "", ""));

        Pack(Capabilities(10, 1, 1_000), [.. Targets(TextOf(5, 0), Locales[..1]), .. Targets(german, Locales[..1])]).Count.ShouldBe(2);
    }

    [Fact]
    public void Texts_of_pages_with_different_titles_share_a_request_only_where_the_title_is_not_sent()
    {
        PendingTarget[] asked = [.. new[] { "One", "Two" }.SelectMany(title => Targets(
            new PendingText(English, new CodedText(title), [], new SegmentContext("u", title, "", "")), Locales[..1]))];

        Pack(Capabilities(10, 1, 1_000), asked).Count.ShouldBe(1);
        Pack(Capabilities(10, 1, 1_000) with { TakesContext = true }, asked).Count.ShouldBe(2);
    }

    [Fact]
    public void A_text_that_is_too_long_is_reported_for_each_of_its_locales()
    {
        var tooLong = new List<string>();
        var capabilities = Capabilities(10, 4, 1_000) with { MaxItemCharacters = 50 };

        var packed = new RequestPacker(capabilities, text => text.Source.Text)
            .Pack(Targets(TextOf(51, 0), Locales[..2]), (target, characters) => tooLong.Add($"{target.Locale} {characters}"));

        packed.ShouldBeEmpty();
        tooLong.ShouldBe(["vi 51", "es 51"]);
    }

    [Theory]
    [InlineData(50_000, null, 50_000)]
    [InlineData(50_000, 666_667L, 50_000)]
    [InlineData(50_000, 33_333L, 33_333)]
    [InlineData(50_000, 95_000L, 47_500)]
    [InlineData(50_000, 100_000L, 50_000)]
    public void A_whole_number_of_requests_fills_a_window(int largest, long? quota, int size) =>
        RequestPacker.FitToQuota(largest, quota, total: quota ?? 1_000_000).ShouldBe(size);

    [Theory]
    [InlineData(666_667L, 27_777)]
    [InlineData(33_333L, 1_388)]
    [InlineData(3_333_333L, 49_751)]
    public void What_takes_many_windows_goes_in_requests_of_which_at_least_24_fill_one(long quota, int size) =>
        RequestPacker.FitToQuota(50_000, quota, total: quota * 2).ShouldBe(size);

    [Fact]
    public void The_last_texts_of_a_run_go_in_requests_of_the_same_size()
    {
        var capabilities = Capabilities(100, 1, 50_000) with { Quota = new CharacterQuota(20_000, TimeSpan.FromSeconds(5)) };
        PendingTarget[] asked = [.. Enumerable.Range(0, 50).SelectMany(index => Targets(TextOf(100, index), Locales[..1]))];

        Pack(capabilities, asked).Count.ShouldBe(1);
        Pack(capabilities, asked, before: 100_000).Count.ShouldBe(7);
    }

    [Fact]
    public void A_text_that_is_larger_than_such_a_request_goes_alone()
    {
        var capabilities = Capabilities(10, 1, 1_000) with { Quota = new CharacterQuota(1_000, TimeSpan.FromSeconds(5)) };
        PendingTarget[] asked = [.. Enumerable.Range(0, 60).SelectMany(index => Targets(TextOf(index == 0 ? 400 : 70, index), Locales[..1]))];

        var packed = Pack(capabilities, asked);

        packed.Count.ShouldBe(60);
        packed.SelectMany(batch => batch.Items).Count().ShouldBe(60);
        packed.Max(batch => batch.Characters).ShouldBe(400);
    }

    private static List<Batch> Pack(ServiceCapabilities capabilities, IEnumerable<PendingTarget> asked, long before = 0) =>
        new RequestPacker(capabilities, text => text.Source.Text, before).Pack(asked, (_, _) => throw new InvalidOperationException("Nothing is too long here."));

    private static ServiceCapabilities Capabilities(int items, int targets, int characters) => new()
    {
        Forms = [MarkupForm.Html],
        BillingUnit = BillingUnit.Utf16Units,
        MaxItems = items,
        MaxTargets = targets,
        MaxItemCharacters = characters,
        MaxRequestCharacters = characters,
        AttemptTimeout = TimeSpan.FromSeconds(10),
    };

    // Every third text holds characters outside of the BMP, and every fifth what JSON escapes.
    private static PendingText TextOf(int length, int index)
    {
        var unit = index % 3 == 2 ? "😀" : index % 5 == 4 ? "<" : "a";
        var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length)).PadRight(length, 'b');
        return new PendingText(English, new CodedText(text), [], new SegmentContext($"u{index}", "", "", ""));
    }

    private static IEnumerable<PendingTarget> Targets(PendingText text, IEnumerable<Locale> locales) =>
        [.. locales.Select(locale => new PendingTarget(text, locale))];

    private static IEnumerable<Locale> Where(int mask) => Locales.Where((_, index) => (mask >> index & 1) == 1);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
