using System.Buffers;
using Localizer.Glossaries;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Reports;
using Localizer.Segmentation;

namespace Localizer.Tests.Pipeline;

/// <summary>Runs one page through the whole pipeline, from bytes to bytes.</summary>
internal static class PageRun
{
    // One for all pages: a memory is a database, and there are a hundred thousand of them.
    private static readonly TranslationMemory NoMemory = new();

    public static byte[] Translate(byte[] page, string from, string to, ILocalProvider provider, string name = "page.html", Termbase? terms = null)
    {
        var options = OptionsOf(page, to, provider) with
        {
            Pages = [new PageInput("-", null, name, page)],
            From = Locale.Parse(from),
            DefaultFrom = Locale.Parse(from),
            Terms = terms ?? Termbase.Empty,
            // A date is written by rule, not by the provider that these tests watch.
            LocalePass = new LocalePassSettings { Dates = false, KeptText = false },
        };
        return RunAsync(options).GetAwaiter().GetResult().Output;
    }

    /// <summary>What a run of one page needs, and nothing else: no glossary, no memory, links as they are, no gate.</summary>
    public static PipelineOptions OptionsOf(byte[] page, string to, ITranslationProvider provider) => new()
    {
        Pages = [new PageInput("-", null, "page.html", page)],
        To = [Locale.Parse(to)],
        DefaultFrom = Locale.Parse("en"),
        Output = new OutputFolder("/nowhere", "/"),
        Providers = [provider],
        Segmenter = DefaultSegmenter.Instance,
        Terms = Termbase.Empty,
        Memory = NoMemory,
        Links = LinkPolicy.Keep,
        FailOn = FailOn.Never,
    };

    /// <summary>Runs it.</summary>
    public static async Task<(byte[] Output, RunReport Report)> RunAsync(PipelineOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        var report = await new LocalizationPipeline(options).RunThroughAsync(output, TestContext.Current.CancellationToken);
        return (output.WrittenSpan.ToArray(), report);
    }
}

/// <summary>Puts each segment between ⟦ and ⟧.</summary>
internal sealed class MarkerProvider : ILocalProvider
{
    public string Name => "marker";

    public CodedText Translate(ProviderSegment segment) => Mark(segment.Source);

    private static CodedText Mark(CodedText text) =>
        new($"⟦{text.Text}⟧", [.. text.Codes.Select(placed => placed with { Offset = placed.Offset + 1 })]);
}
