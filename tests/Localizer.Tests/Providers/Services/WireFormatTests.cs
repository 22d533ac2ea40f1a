using System.Text;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Chat;
using Localizer.Providers.Http;

namespace Localizer.Tests.Providers.Services;

/// <summary>The small parts that all adapters rest on.</summary>
public sealed class WireFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Retry-After", "120", 120.0)]
    [InlineData("Retry-After", " 2 ", 2.0)]
    [InlineData("retry-after", "Wed, 25 Nov 2026 12:01:30 GMT", 90.0)]
    [InlineData("Retry-After", "Wed, 25 Nov 2026 11:00:00 GMT", 0.0)]
    [InlineData("Retry-After", "99999999999999", 86400.0)]
    [InlineData("Retry-After", "-5", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("x-ms-retry-after-ms", "1500", 1.5)]
    [InlineData("X-Other", "5", null)]
    public void Waits_are_read_in_all_their_spellings(string header, string value, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation(header, value);

        RetryAfter.Read(response.Headers, Now)?.TotalSeconds.ShouldBe(seconds!.Value);
        RetryAfter.Read(response.Headers, Now).HasValue.ShouldBe(seconds.HasValue);
    }

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("two\r\nlines\u001b[31m and a bell\u0007", "two  lines [31m and a bell")]
    [InlineData("the key hush-hush is wrong, hush-hush!", "the key … is wrong, …!")]
    [InlineData("cannot translate 'A long text of the page that was sent' at all", "cannot translate '…' at all")]
    [InlineData("cut: 'long text of the page", "cut: '…")]
    [InlineData("short pieces of a page are words like any other", "short pieces of a page are words like any other")]
    [InlineData(null, "")]
    public void Words_of_a_service_lose_keys_texts_and_controls(string? words, string expected) =>
        ServiceWords.Clean(words, ["hush-hush"], [new ServiceItem("A long text of the page that was sent")]).ShouldBe(expected);

    [Fact]
    public void Words_of_a_service_are_clipped()
    {
        var words = ServiceWords.Clean(string.Concat(Enumerable.Repeat("𝄞a", 1000)), [], []);

        words.Length.ShouldBeLessThanOrEqualTo(301);
        words.ShouldEndWith("…");
        words.ShouldNotContain('\uFFFD');
    }

    [Theory]
    [InlineData("https://api.example/v1/?x=1#y", "https://api.example/v1")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    public void Addresses_lose_what_is_no_path(string value, string expected) => ServiceAddress.Read("X_URL", value).AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("api.example")]
    [InlineData("ftp://api.example")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:password@api.example")]
    public void What_is_no_web_address_is_bad_input(string value) =>
        Should.Throw<BadInputException>(() => ServiceAddress.Read("X_URL", value)).Message.ShouldContain("X_URL");

    [Theory]
    [InlineData("""{"a":[1,2""", true)]
    [InlineData("", true)]
    [InlineData("""{"a":"caf""", true)]
    [InlineData("""{"a":1}""", false)]
    [InlineData("""{"a":1,"a":2}""", false)]
    [InlineData("<html>", false)]
    [InlineData("""{"a":1}}""", false)]
    public void A_document_that_was_cut_off_is_told_from_a_wrong_one(string body, bool isCutOff)
    {
        using var response = new HttpResponseMessage();

        new ServiceReply(200, response.Headers, Encoding.UTF8.GetBytes(body)).IsCutOff().ShouldBe(isCutOff);
    }

    [Theory]
    [InlineData("""{"items":[{"id":1,"text":"eins"},{"id":2,"text":"zwei"}]}""", "eins", "zwei")]
    [InlineData("""{"items":[{"id":2,"text":"zwei"},{"id":1,"text":"eins"}]}""", "eins", "zwei")]
    [InlineData("""{"items":[{"id":1,"text":"eins"},{"id":1,"text":"uno"},{"id":2,"text":"zwei"}]}""", null, null)]
    [InlineData("""{"items":[{"id":1,"text":"ei"},{"id":2,"text":"ns"},{"id":3,"text":"zwei"}]}""", null, null)]
    [InlineData("""{"items":[{"id":0,"text":"eins"},{"id":1,"text":"zwei"}]}""", null, null)]
    [InlineData("""{"items":[{"id":1,"text":"eins zwei"},{"id":2,"text":""}]}""", null, null)]
    [InlineData("""{"items":[{"id":1,"text":"eins"},{"id":2,"text":7},{"id":"x","text":"y"},5]}""", null, null)]
    [InlineData("""{"items":[{"id":1,"text":"eins"},{"id":2,"text":"zwei"},{"id":77,"text":"Anything else?"}]}""", "eins", "zwei")]
    [InlineData("""{"items":[]}""", null, null)]
    public void Numbered_texts_go_to_their_items(string answer, string? first, string? second)
    {
        using var json = ChatAnswer.FindJson(answer).ShouldNotBeNull();

        var texts = ChatAnswer.Read(json.RootElement, [new ServiceItem("one"), new ServiceItem("two")]).ShouldNotBeNull();

        texts.Select(text => text?.Text).ShouldBe([first, second]);
    }

    [Theory]
    [InlineData("```json\n{\"items\":[]}\n```", true)]
    [InlineData("Sure! {\"items\":[]} Bye.", true)]
    [InlineData("<think>hm {\"items\":[1</think>\n{\"items\":[]}", true)]
    [InlineData("I'm sorry.", false)]
    [InlineData("{\"items\":[{\"id\":1,\"te", false)]
    public void Json_is_found_between_its_outermost_braces(string content, bool isFound)
    {
        using var json = ChatAnswer.FindJson(content);

        (json is not null).ShouldBe(isFound);
    }
}
