using System.Text;
using Localizer.Emulators.DeepL;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Emulators.Tests.DeepL;

/// <summary>The emulated service's glossaries, v3.</summary>
public sealed class DeepLGlossaryTests : IAsyncLifetime
{
    private DeepLEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 2, 40, 5, 39, TimeSpan.Zero));
        _emulator = await DeepLEmulator.StartAsync(new DeepLOptions { TimeProvider = time });
        _client = new RawClient(_emulator.Endpoint, ("Authorization", "DeepL-Auth-Key emulator-key"), ("User-Agent", "tests/1"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_glossary_is_made_read_merged_and_removed()
    {
        var made = await _client.PostJsonAsync("/v3/glossaries", Glossary("en", "de", @"Hello\tGuten Tag"));
        var id = made.Json["glossary_id"]!.GetValue<string>();
        var entries = $"/v3/glossaries/{id}/entries?source_lang=en&target_lang=de";

        made.Status.ShouldBe(201);
        made.Body.ShouldBe(
            $$"""{"glossary_id":"{{id}}","name":"g","dictionaries":[{"source_lang":"en","target_lang":"de","entry_count":1}],"creation_time":"2026-11-24T02:40:05.039Z"}""");
        (await _client.GetAsync("/v3/glossaries")).Body.ShouldBe($$"""{"glossaries":[{{made.Body}}]}""");

        var patched = await SendAsync(HttpMethod.Patch, $"/v3/glossaries/{id}",
            """{"name":"h","dictionaries":[{"source_lang":"en","target_lang":"de","entries":"Bye,\"Auf, Wiedersehen\"","entries_format":"csv"}]}""");
        (patched.Status, patched.Json["name"]!.GetValue<string>()).ShouldBe((200, "h"));
        (await _client.GetAsync(entries)).Json["dictionaries"]![0]!["entries"]!.GetValue<string>()
            .ShouldBe("Bye\tAuf, Wiedersehen\nHello\tGuten Tag");

        var put = await SendAsync(HttpMethod.Put, $"/v3/glossaries/{id}/dictionaries",
            """{"source_lang":"en","target_lang":"de","entries":"One\tEins","entries_format":"tsv"}""");
        put.Body.ShouldBe("""{"source_lang":"en","target_lang":"de","entry_count":1}""");
        (await SendAsync(HttpMethod.Delete, $"/v3/glossaries/{id}/dictionaries?source_lang=en&target_lang=de", null)).Status.ShouldBe(204);
        (await _client.GetAsync(entries)).Status.ShouldBe(404);
        (await SendAsync(HttpMethod.Delete, $"/v3/glossaries/{id}", null)).Status.ShouldBe(204);
        (await _client.GetAsync($"/v3/glossaries/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Its_terms_are_used_and_its_base_language_serves_variants()
    {
        var id = (await _client.PostJsonAsync("/v3/glossaries", Glossary("en", "pt", @"chip\tCHIP\nchip maker\tFABRICANTE")))
            .Json["glossary_id"]!.GetValue<string>();

        var answer = await _client.PostJsonAsync(
            "/v2/translate",
            $$"""{"text":["The chip maker's chips and a <b>chip</b>"],"source_lang":"EN","target_lang":"PT-BR","tag_handling":"html","glossary_id":"{{id}}"}""");

        answer.Json["translations"]![0]!["text"]!.GetValue<string>()
            .ShouldBe("[PT-BR] The FABRICANTE[PT-BR] 's chips and a <b>CHIP</b>");
    }

    [Theory]
    [InlineData("en", "de", @"Hello\tGuten Tag\nHello\tHallo", 400,
        """{"message":"Invalid glossary entries provided","detail":"Key with the index 1 (starting at position 16) duplicates key with the index 0 (starting at position 0)"}""")]
    [InlineData("en", "de", "Hello", 400,
        """{"message":"Invalid glossary entries provided","detail":"Missing or empty field (starting at position 0)"}""")]
    [InlineData("en", "th", @"Hello\tx", 400, """{"message":"Unsupported glossary language pair"}""")]
    [InlineData("en-US", "de", @"Hello\tx", 400, """{"message":"Unsupported glossary language pair"}""")]
    public async Task A_bad_glossary_is_refused(string source, string target, string entries, int status, string body)
    {
        var answer = await _client.PostJsonAsync("/v3/glossaries", Glossary(source, target, entries));

        (answer.Status, answer.Body).ShouldBe((status, body));
    }

    [Fact]
    public async Task An_entry_has_at_most_1024_bytes()
    {
        (await _client.PostJsonAsync("/v3/glossaries", Glossary("en", "de", $"{new string('é', 512)}\\tx"))).Status.ShouldBe(201);
        (await _client.PostJsonAsync("/v3/glossaries", Glossary("en", "de", $"{new string('é', 513)}\\tx"))).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("none", "de", 404)]
    [InlineData("", "es", 400)]
    public async Task A_glossary_must_exist_and_have_the_pair(string id, string target, int status)
    {
        if (id.Length == 0)
            id = (await _client.PostJsonAsync("/v3/glossaries", Glossary("en", "de", @"a\tb"))).Json["glossary_id"]!.GetValue<string>();

        var answer = await _client.PostJsonAsync(
            "/v2/translate", $$"""{"text":["a"],"source_lang":"EN","target_lang":"{{target}}","glossary_ids":["{{id}}"]}""");

        answer.Status.ShouldBe(status);
    }

    private static string Glossary(string source, string target, string entries) =>
        $$"""{"name":"g","dictionaries":[{"source_lang":"{{source}}","target_lang":"{{target}}","entries":"{{entries}}","entries_format":"tsv"}]}""";

    private Task<RawAnswer> SendAsync(HttpMethod method, string target, string? json) =>
        _client.SendAsync(method, target, json is null ? null : Encoding.UTF8.GetBytes(json));
}
