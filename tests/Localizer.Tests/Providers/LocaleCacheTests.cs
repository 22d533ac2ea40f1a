using Localizer.Model;
using Localizer.Providers;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Providers;

public sealed class LocaleCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localizer-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly List<string> _said = [];
    private ServiceLocales? _offered = new(["en"], ["vi", "es"]);
    private int _asked;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_list_is_asked_for_once_a_week()
    {
        await FindAsync("vi");
        _time.Advance(LocaleCache.FreshFor - TimeSpan.FromSeconds(1));
        await FindAsync("es");
        _asked.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(1));
        await FindAsync("es");
        _asked.ShouldBe(2);
        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_known_of_the_list_comes_back()
    {
        _offered = new ServiceLocales(["en", "vi"], ["vi", "es"]) { Pairs = [("en", "es"), ("vi", "es")], MaxItemCharacters = 900 };
        await FindAsync("es");

        var kept = new LocaleCache(_folder, _time, _said.Add).SlotOf("acme", "https://acme.example").Read()!;

        kept.Locales.Sources.ShouldBe(["en", "vi"]);
        kept.Locales.Targets.ShouldBe(["vi", "es"]);
        kept.Locales.Pairs.ShouldBe([("en", "es"), ("vi", "es")]);
        kept.Locales.MaxItemCharacters.ShouldBe(900);
        kept.Age.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_kept_list_that_lacks_a_locale_is_asked_for_anew()
    {
        await FindAsync("vi");
        _offered = new ServiceLocales(["en"], ["vi", "es", "eu"]);

        (await FindAsync("eu")).ShouldBe("eu");

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task An_old_list_stands_in_while_the_service_is_down_and_that_is_said()
    {
        await FindAsync("vi");
        _time.Advance(TimeSpan.FromDays(30));
        _offered = null;

        (await FindAsync("vi")).ShouldBe("vi");

        _said.ShouldHaveSingleItem().ShouldBe("acme could not be asked for its locales; the list of 30 days ago stands in. It is down.");
    }

    [Fact]
    public async Task Without_a_list_a_service_that_is_down_is_a_failure()
    {
        _offered = null;

        (await Should.ThrowAsync<ProviderException>(() => FindAsync("vi"))).Failure.ShouldBe(ProviderFailure.Unavailable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"askedAt\":\"2026-11-25T12:00:00+00:00\",\"sources\":[],\"targets\":[],\"pairs\":[]}")]
    [InlineData("{\"askedAt\":\"2026-11-25T12:00:00+00:00\",\"sources\":[],\"targets\":[\"vi\"],\"pairs\":[[\"en\"]]}")]
    public async Task A_file_that_holds_no_list_is_no_list(string content)
    {
        await FindAsync("vi");
        File.WriteAllText(Directory.GetFiles(_folder).Single(), content);

        (await FindAsync("vi")).ShouldBe("vi");

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task Addresses_have_lists_of_their_own()
    {
        await FindAsync("vi");
        await FindAsync("vi", "https://other.example");

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_list_that_cannot_be_kept_is_no_failure()
    {
        var taken = Path.Combine(_folder, "taken");
        await File.WriteAllTextAsync(taken, "", TestContext.Current.CancellationToken);

        (await FindAsync("vi", folder: taken)).ShouldBe("vi");
    }

    private async Task<string> FindAsync(string locale, string address = "https://acme.example", string? folder = null)
    {
        var slot = new LocaleCache(folder ?? _folder, _time, _said.Add).SlotOf("acme", address);
        using var directory = new LocaleDirectory("acme", Ask, slot);
        return await directory.TargetCodeAsync(Locale.Parse(locale), TestContext.Current.CancellationToken);

        Task<ServiceLocales> Ask(CancellationToken cancellationToken)
        {
            _asked++;
            return _offered is null
                ? Task.FromException<ServiceLocales>(new ProviderException(ProviderFailure.Unavailable, "It is down."))
                : Task.FromResult(_offered);
        }
    }
}
