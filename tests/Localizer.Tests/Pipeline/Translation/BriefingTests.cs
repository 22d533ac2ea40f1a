using Localizer.Glossaries;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class BriefingTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    [Fact]
    public void What_is_like_a_text_and_stands_in_it_is_told_once_and_before_what_only_stands_in_it()
    {
        using var memory = new TranslationMemory();
        foreach (var (source, target) in ((string, string)[])[("to you", "bạn"), ("hello to you and all", "chào bạn và mọi người")])
            memory.Add(English, Vietnamese, new CodedText(source), new CodedText(target), new MemoryOrigin("m.tmx"));
        var text = new PendingText(English, new CodedText("Oh, hello to you and all"), [], new SegmentContext("u", "", "", ""));
        var capabilities = new ServiceCapabilities
        {
            Forms = [MarkupForm.Text],
            BillingUnit = BillingUnit.Utf16Units,
            MaxItems = 1,
            MaxItemCharacters = 1,
            MaxRequestCharacters = 1,
            AttemptTimeout = TimeSpan.FromSeconds(1),
            TakesHints = true,
        };

        memory.FindHelps(Vietnamese, text.Source, 0.75, 2, 3).Count().ShouldBe(2);
        new Briefing(Termbase.Empty, StyleGuides.None, memory).HintsFor(text, Vietnamese, capabilities).Select(hint => hint.Source).ShouldBe(["hello to you and all"]);
    }
}
