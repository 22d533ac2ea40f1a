using System.Collections.Immutable;
using System.Text;
using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Services;

/// <summary>
/// How many requests the texts of a run go in, by the limits that each service's contract has. What stands around a text is part of the
/// question where a service is told it, so there the texts of one article go together, and the least is that of the articles.
/// </summary>
public sealed class PackingTests(ITestOutputHelper output)
{
    private const int Texts = 20_000;
    private const int Articles = 400;
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Spanish = Locale.Parse("es");

    // By the contracts, counted in the unit of the bill; what an operator or we ourselves set is the adapter's.
    private static readonly Dictionary<string, Limits> Contracts = new()
    {
        ["azure 3.0"] = new(1_000, 50_000, null),
        ["azure 2026"] = new(1_000, 50_000, null),
        ["deepl"] = new(50, null, 131_072),
        ["google v2"] = new(128, 30_000, 100_000),
        ["google v3"] = new(1_024, 30_000, 100_000),
    };

    // Every few words of a sentence, and a formatted one.
    private static readonly Dictionary<string, string[]> Scripts = new()
    {
        ["Latin"] = ["the ", "market ", "“Chips” ", "<b id=1>said</b> ", "analysts, ", "of "],
        ["Cyrillic"] = ["рынок ", "и ", "«чипы» ", "<b id=1>сказал</b> ", "аналитики, ", "в "],
        ["CJK"] = ["市場", "分析家は", "「半導体」", "<b id=1>言った</b>", "、", "中国の"],
        ["emoji"] = ["😀 ", "good ", "🎉🎉 ", "news ", "👩‍💻, ", "now 🚀"],
        ["emoji alone"] = ["😀", "🎉", "🚀", "👩‍💻"],
    };

    public static MatrixTheoryData<string, string> Cases => new(ServiceFixture.All.Select(fixture => fixture.Name), Scripts.Keys);

    // Some 5 to 600 characters, most of them about 90, as the segments of articles are.
    [Theory]
    [MemberData(nameof(Cases))]
    public Task No_more_than_a_twentieth_above_the_least_that_the_contract_allows(string name, string script) =>
        PackAsync(name, script, random => (int)Math.Clamp(Math.Exp(4.5 + (0.9 * Normal(random))), 5, 600));

    // Fewer of them than a request may have fill its bytes.
    [Theory]
    [InlineData("deepl", "CJK")]
    [InlineData("deepl", "emoji alone")]
    [InlineData("google v3", "emoji alone")]
    public Task Nor_where_bytes_are_what_runs_out(string name, string script) => PackAsync(name, script, random => random.Next(900, 1_500));

    private async Task PackAsync(string name, string script, Func<Random, int> lengthOf)
    {
        var fixture = ServiceFixture.All.Single(fixture => fixture.Name == name);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        using var closing = service as IDisposable;
        var capabilities = service.Capabilities with { Quota = null };
        var limits = Contracts.GetValueOrDefault(name) ?? new Limits(capabilities.MaxItems, capabilities.MaxRequestCharacters, null);
        var articles = ArticlesOf(script, lengthOf);

        var batches = new RequestPacker(capabilities, text => text.Source.Text).Pack(
            articles.SelectMany(article => article).SelectMany(text => text.Targets), (_, length) => throw new InvalidOperationException($"{length} is not too long."));

        var groups = capabilities.TakesContext ? articles : [[.. articles.SelectMany(article => article)]];
        var least = groups.Sum(texts => limits.Least(texts, capabilities.BillingUnit));
        output.WriteLine($"{batches.Count} requests, at least {least}: {(double)batches.Count / least:F3}");
        batches.Count.ShouldBeLessThanOrEqualTo((int)Math.Floor(least * 1.05));
        await NoneIsTooLargeAsync(service, server, batches, limits);
    }

    // The fullest ones, by what they really are on the wire.
    private static async Task NoneIsTooLargeAsync(ITranslationService service, WireServer server, List<Batch> batches, Limits limits)
    {
        foreach (var batch in batches.OrderByDescending(batch => batch.Items.Sum(item => Encoding.UTF8.GetByteCount(item.Written))).Take(3))
        {
            var request = batch.ToRequest(MarkupForm.Text, service.Capabilities, Briefing.None);
            await service.TranslateAsync(request with { To = [Locale.Parse("vi")] }, TestContext.Current.CancellationToken);
            Encoding.UTF8.GetByteCount(server.Translations[^1].Body).ShouldBeLessThanOrEqualTo(limits.Bytes ?? int.MaxValue);
        }
    }

    // Articles of 3 to 97 segments, with a title of their own.
    private static List<List<PendingText>> ArticlesOf(string script, Func<Random, int> lengthOf)
    {
        var random = new Random(5);
        return
        [
            .. Enumerable.Range(0, Articles).Select(article => Enumerable.Range(0, random.Next(3, (2 * Texts / Articles) - 2))
                .Select(index => TextOf(SentenceOf(script, random, lengthOf(random)), $"Article {article}", index)).ToList()),
        ];
    }

    private static PendingText TextOf(string sentence, string title, int index)
    {
        var text = new PendingText(English, new CodedText(sentence), [], new SegmentContext($"{title}#{index}", title, "before", "after"));
        text.Targets.Add(new PendingTarget(text, Spanish));
        return text;
    }

    private static string SentenceOf(string script, Random random, int length)
    {
        var words = Scripts[script];
        var sentence = new StringBuilder();
        while (true)
        {
            var word = words[random.Next(words.Length)];
            if (sentence.Length + word.Length > length && sentence.Length > 0)
                return sentence.ToString();
            sentence.Append(word);
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>What one request may hold.</summary>
    private sealed record Limits(int Items, int? Characters, int? Bytes)
    {
        /// <summary>No fewer requests than this hold the texts, however they are packed.</summary>
        public int Least(List<PendingText> texts, BillingUnit unit)
        {
            var characters = texts.Sum(text => unit == BillingUnit.CodePoints ? (long)text.Source.Text.EnumerateRunes().Count() : text.Source.Text.Length);
            // A string of JSON in a list has two quotation marks, and a comma before all but the first.
            var bytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text.Source.Text) + 3) - 1;
            return new[] { Up(texts.Count, Items), Up(characters, Characters), Up(bytes, Bytes) }.Max();
        }

        private static int Up(long all, int? most) => most is { } limit ? (int)((all + limit - 1) / limit) : 0;
    }
}
