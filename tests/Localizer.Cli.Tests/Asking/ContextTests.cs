using System.Text.Json;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>What stands around a text on its page reaches the services that make use of it, and is not translated for it.</summary>
public sealed class ContextTests
{
    private const string Title = "Chips for the rest of the year";
    private const string Before = "Analysts had expected more of the market.";
    private const string Middle = "They were wrong about all of it.";
    private const string After = "The rival came out of it well.";

    [Fact]
    public async Task A_chat_model_is_told_the_title_and_each_texts_neighbours()
    {
        var service = EmulatedService.All["openai"];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = service.PlaceFor(emulator, PageWith(Middle));

        (await service.RunAsync(emulator, place)).ExitCode.ShouldBe(0);

        var call = emulator.Calls.ShouldHaveSingleItem();
        using var body = JsonDocument.Parse(call.Body);
        using var said = JsonDocument.Parse(body.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!);
        said.RootElement.GetProperty("title").GetString().ShouldBe(Title);
        var id = said.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("text").GetString() == Middle).GetProperty("id").GetInt32();
        var context = said.RootElement.GetProperty("context").EnumerateArray().Single(around => around.GetProperty("id").GetInt32() == id);
        context.GetProperty("before").GetString().ShouldBe(Before);
        context.GetProperty("after").GetString().ShouldBe(After);
    }

    // What is translated in the same request need not be told: the paragraph is alone in being new.
    [Fact]
    public async Task DeepL_is_told_the_title_and_the_neighbours_that_it_is_not_asked_for()
    {
        var service = EmulatedService.All["deepl"];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = service.PlaceFor(emulator, PageWith("Some of them were wrong."));
        (await service.RunAsync(emulator, place)).ExitCode.ShouldBe(0);
        var billed = emulator.BilledCharacters;
        place.Write("page.html", PageWith(Middle));

        (await service.RunAsync(emulator, place)).ExitCode.ShouldBe(0);

        var call = emulator.Calls.Last(call => call.Texts.Count > 0);
        call.Texts.ShouldBe([Middle]);
        using var body = JsonDocument.Parse(call.Body);
        body.RootElement.GetProperty("context").GetString().ShouldBe($"{Title}\n{Before}\n{After}");
        (emulator.BilledCharacters - billed).ShouldBe(Middle.Length, "context is free");
    }

    private static string PageWith(string middle) =>
        $"<!DOCTYPE html><html lang=en><title>{Title}</title><p>{Before}</p><p>{middle}</p><p>{After}</p>";
}
