using System.Text;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Tests.Pipeline;

namespace Localizer.Tests.Html;

/// <summary>An attribute that stands without quotes gains them only when its new value must have them.</summary>
public class UnquotedTests
{
    [Theory]
    [InlineData("<img alt=Logo src=x>", "Biểu-trưng", "<img alt=Biểu-trưng src=x>")]
    [InlineData("<img alt=Logo src=x>", "A&B", "<img alt=A&amp;B src=x>")]
    [InlineData("<img alt=Logo src=x>", "Biểu trưng", "<img alt=\"Biểu trưng\" src=x>")]
    [InlineData("<img alt=Logo src=x>", "Say \"hi\"", "<img alt=\"Say &quot;hi&quot;\" src=x>")]
    [InlineData("<img alt=Logo>", "a=b", "<img alt=\"a=b\">")]
    [InlineData("<img alt=Logo/>", "a>b", "<img alt=\"a&gt;b\">")]
    [InlineData("<meta name=keywords content=chips,rules>", "chip", "<meta name=keywords content=chip,chip>")]
    [InlineData("<meta name=keywords content=chips,rules>", "con chip", "<meta name=keywords content=con&#x20;chip,con&#x20;chip>")]
    public async Task Quotes_come_only_when_they_must(string page, string target, string translated)
    {
        var (output, _) = await PageRun.RunAsync(PageRun.OptionsOf(Encoding.UTF8.GetBytes(page), "vi", new FixedProvider(target)));
        Encoding.UTF8.GetString(output).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).ShouldBe(translated);
    }
}

/// <summary>Gives each segment the same target.</summary>
internal sealed class FixedProvider(string target) : ILocalProvider
{
    public string Name => "fixed";

    public CodedText Translate(ProviderSegment segment) => new(target);
}
