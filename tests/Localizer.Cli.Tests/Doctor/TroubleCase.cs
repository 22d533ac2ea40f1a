using Localizer.Emulators;

namespace Localizer.Cli.Tests.Doctor;

/// <summary>A project that one trouble is provoked in, and how its remedy is followed where that takes a person.</summary>
internal sealed class TroubleCase : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _services = [];
    private readonly List<IDisposable> _held = [];

    /// <summary>The project: one article, and a configuration that nothing is wrong with.</summary>
    public Workplace Place { get; } = new();

    /// <summary>What stands for the words of a remedy that only people know, such as a key.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>The words of a remedy that a person follows, and what the person does.</summary>
    public (string Words, Func<Task> Act) ByHand { get; set; } = ("", () => Task.CompletedTask);

    /// <summary>Whether doctor runs in a process of its own, because the trouble is the process's.</summary>
    public bool InOwnProcess { get; set; }

    /// <summary>A project without trouble.</summary>
    public static TroubleCase Healthy(string settings = "")
    {
        var trouble = new TroubleCase();
        trouble.Configure(settings);
        trouble.Page("a.html");
        return trouble;
    }

    /// <summary>Writes the configuration, with more settings.</summary>
    public void Configure(string settings = "") => Place.Write("localizer.json", $$"""{ "root": "articles"{{(settings.Length == 0 ? "" : ", ")}}{{settings}} }""");

    /// <summary>Writes an article.</summary>
    public void Page(string name) => Place.Write($"articles/{name}", $"<!DOCTYPE html><html lang=en><title>{name}</title><p>Hello from {name}.</p></html>");

    /// <summary>Translates all articles.</summary>
    public async Task TranslateAsync(string to = "vi") => (await Place.RunAsync("translate", "articles", "--to", to)).ExitCode.ShouldBe(0);

    /// <summary>Puts the project under Git.</summary>
    public void Git(params string[] arguments) => GitRun.In(Place, arguments);

    /// <summary>Keeps a service until the case is over.</summary>
    public T Keep<T>(T service)
        where T : Emulator
    {
        _services.Add(service);
        return service;
    }

    /// <summary>Keeps something open until the case is over.</summary>
    public T Hold<T>(T held)
        where T : IDisposable
    {
        _held.Add(held);
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var held in _held)
            held.Dispose();
        foreach (var service in _services)
            await service.DisposeAsync();
        Place.Dispose();
    }
}
