using System.Buffers;
using Localizer.Glossaries;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Segmentation;

namespace Localizer.Tests.Pipeline;

/// <summary>Runs one page through the whole pipeline, from bytes to bytes.</summary>
internal static class PageRun
{
    // One for all pages: a memory is a database, and there are a hundred thousand of them.
    private static readonly TranslationMemory NoMemory = new();

    public static byte[] Translate(byte[] page, string from, string to, ILocalProvider provider, string name = "page.html", Termbase? terms = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var options = new PipelineOptions
        {
            Pages = [new PageInput("-", null, name, page)],
            To = [Locale.Parse(to)],
            From = Locale.Parse(from),
            DefaultFrom = Locale.Parse(from),
            Output = new OutputFolder("/nowhere", "/"),
            Providers = [provider],
            Segmenter = DefaultSegmenter.Instance,
            Terms = terms ?? Termbase.Empty,
            Memory = NoMemory,
            Links = LinkPolicy.Keep,
            // A date is written by rule, not by the provider that these tests watch.
            LocalePass = new LocalePassSettings { Dates = false, KeptText = false },
            FailOn = FailOn.Never,
        };
        new LocalizationPipeline(options).RunThroughAsync(output, CancellationToken.None).GetAwaiter().GetResult();
        return output.WrittenSpan.ToArray();
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
