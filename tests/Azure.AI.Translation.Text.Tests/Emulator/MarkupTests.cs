using Localizer.Emulators.AzureTranslator;

namespace Azure.AI.Translation.Text.Tests.Emulator;

/// <summary>What the emulator leaves untranslated, and what dictionary entries give.</summary>
public sealed class MarkupTests : IAsyncLifetime
{
    private AzureTranslatorEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await AzureTranslatorEmulator.StartAsync(
            new AzureTranslatorOptions { Translate = (text, _) => text.ToUpperInvariant() });
        _client = new RawClient(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("a <b class='x>y'>c</b>", "A <b class='x>y'>C</b>")]
    [InlineData("""<p><span class="a notranslate b">x <i>y</i></span> z</p>""",
        """<p><span class="a notranslate b">x <i>y</i></span> Z</p>""")]
    [InlineData("<span class=notranslate>x<span>y</span>z</span> a", "<span class=notranslate>x<span>y</span>z</span> A")]
    [InlineData("""<i translate="no">x</i> a""", """<i translate="no">x</i> A""")]
    [InlineData("""<i translate="yes" class="notranslated">x</i>""", """<i translate="yes" class="notranslated">X</i>""")]
    [InlineData("""a <img alt="x" class="notranslate"> b""", """A <img alt="x" class="notranslate"> B""")]
    [InlineData("<!-- x --> a <script>x</script>", "<!-- x --> A <script>x</script>")]
    [InlineData("<span class=notranslate>never closed", "<span class=notranslate>never closed")]
    [InlineData("a &amp; b &lt;c&gt; &eacute;", "A &amp; B &lt;C&gt; É")]
    [InlineData("1 < 2", "1 &lt; 2")]
    public async Task Html_keeps_its_markup(string source, string target) =>
        (await _client.TranslateAsync("to=vi&textType=html", source)).Text.ShouldBe(target);

    [Theory]
    [InlineData("""a <b class="notranslate">x</b> &amp;""", """A <B CLASS="NOTRANSLATE">X</B> &AMP;""")]
    [InlineData("  a\n", "  A\n")]
    [InlineData("", "")]
    public async Task In_plain_text_tags_are_words(string source, string target) =>
        (await _client.TranslateAsync("to=vi", source)).Text.ShouldBe(target);

    [Theory]
    [InlineData("plain", """a <mstrans:dictionary translation="Xy &amp; z">b</mstrans:dictionary> c""", "A Xy & z C")]
    [InlineData("html", """a <mstrans:dictionary translation="Xy &amp; z">b</mstrans:dictionary> c""", "A Xy &amp; z C")]
    [InlineData("plain", """a <MSTRANS:dictionary translation="X">b</MSTRANS:dictionary>""",
        """A <MSTRANS:dictionary translation="X">b</MSTRANS:dictionary>""")]
    [InlineData("html", """a < mstrans:dictionary translation ="X">b</mstrans:dictionary> c""",
        """A < mstrans:dictionary translation ="X">b</mstrans:dictionary> C""")]
    public async Task A_dictionary_entry_gives_its_translation_and_a_broken_one_comes_back(string textType, string source, string target) =>
        (await _client.TranslateAsync($"to=vi&from=en&textType={textType}", source)).Text.ShouldBe(target);

    [Fact]
    public async Task A_dictionary_entry_needs_the_source_language_and_english_on_one_side()
    {
        const string entry = """a <mstrans:dictionary translation="X">b</mstrans:dictionary>""";
        (await _client.TranslateAsync("to=vi", entry)).ErrorCode.ShouldBe(400003);
        (await _client.TranslateAsync("to=en&from=de", entry)).Text.ShouldBe("A X");
        (await _client.TranslateAsync("to=vi&from=de", entry)).Text.ShouldBe("A B");
    }
}
