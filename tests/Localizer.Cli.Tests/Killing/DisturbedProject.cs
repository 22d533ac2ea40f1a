using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests.Killing;

/// <summary>A project of several pages in two locales, of which each text stands there once, with a memory that has some of them.</summary>
/// <param name="Pages">How many pages.</param>
/// <param name="Paragraphs">How many paragraphs a page has.</param>
/// <param name="Latency">How long the service takes for an answer.</param>
internal sealed record ProjectSize(int Pages, int Paragraphs, TimeSpan Latency)
{
    /// <summary>As little as has one of everything.</summary>
    public static ProjectSize Small { get; } = new(2, 8, TimeSpan.FromMilliseconds(30));
}

/// <summary>A project that is localized with a service that has to be paid, and what is left of it after a run that was disturbed.</summary>
internal sealed partial class DisturbedProject : IDisposable
{
    private static readonly string[] Command = ["translate", "articles", "--to", "vi,es", "-p", "azure"];

    private static readonly string[] Parts = ["output", "translations"];

    /// <summary>Sets the project up.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="service">The service.</param>
    public DisturbedProject(ProjectSize size, PaidService service)
    {
        Place.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{service.Endpoint}";
        WriteInto(size);
    }

    /// <summary>Where it is.</summary>
    public Workplace Place { get; } = new();

    /// <summary>Writes the project's own files, where nothing is yet.</summary>
    public void WriteInto(ProjectSize size)
    {
        Place.Write("localizer.json", """{"from":"en","memories":["memory.csv"],"providers":{"azure":{"quota":{"characters":1200,"seconds":0.02}}}}""");
        Place.Write("memory.csv", "source,vi,es\n" + string.Concat(Enumerable.Range(0, size.Pages).Select(page => $"Page {page} begins here.,Trang {page} bắt đầu ở đây.,La página {page} empieza aquí.\n")));
        for (var page = 0; page < size.Pages; page++)
            Place.Write($"articles/page-{page}.html", Page(page, size.Paragraphs));
    }

    /// <summary>The arguments of a run.</summary>
    public static string[] Arguments(RunKey key) => key == RunKey.Frozen ? [.. Command, "--frozen"] : Command;

    /// <summary>Runs the command in this process.</summary>
    public Task<CliResult> RunAsync(RunKey key)
    {
        Place.Variables["AZURE_TRANSLATOR_KEY"] = $"{key}";
        return Place.RunAsync(Arguments(key));
    }

    /// <summary>Runs the built command in a process of its own.</summary>
    public Task<CliResult> RunBuiltAsync(RunKey key, params string[] more) => BuiltCommand.EndOfAsync(StartBuilt(key, more));

    /// <summary>Starts the built command.</summary>
    public System.Diagnostics.Process StartBuilt(RunKey key, params string[] more)
    {
        Place.Variables["AZURE_TRANSLATOR_KEY"] = $"{key}";
        return BuiltCommand.Start(Place, [.. Arguments(key), .. more]);
    }

    /// <summary>The pages and records with the hashes of their contents.</summary>
    public SortedDictionary<string, string> Localized() => new(
        Parts.SelectMany(FilesOf).ToDictionary(
            file => file, file => Convert.ToHexString(SHA256.HashData(Place.ReadBytes(file))), StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>Takes all pages and records away.</summary>
    public void DeleteLocalized()
    {
        foreach (var part in Parts)
            Directory.Delete(Path.Combine(Place.Folder, part), recursive: true);
    }

    /// <summary>All files; of the lists of locales, whose names tell the service's address, without it.</summary>
    public string[] Files() => [.. FilesOf("").Select(file => AddressHash().Replace(file, "-address.json")).Order(StringComparer.Ordinal)];

    /// <summary>The files that are there for no longer than they are written.</summary>
    public string[] Unfinished() => [.. FilesOf("").Where(file => file.EndsWith(".tmp", StringComparison.Ordinal))];

    /// <inheritdoc/>
    public void Dispose() => Place.Dispose();

    private IEnumerable<string> FilesOf(string folder)
    {
        var root = Path.Combine(Place.Folder, folder);
        return !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(Place.Folder, file));
    }

    private static string Page(int page, int paragraphs) =>
        $"<!DOCTYPE html><html lang=en><title>The story of page {page}</title><p>Page {page} begins here.</p>" + string.Concat(Enumerable.Range(0, paragraphs).Select(i => (i % 6) switch
        {
            2 => string.Create(CultureInfo.InvariantCulture, $"<p>Paragraph {i} of page {page} has <a href=\"{i}\">a link on page {page} to {i}</a> in its middle.</p>"),
            5 => string.Create(CultureInfo.InvariantCulture, $"<p>Paragraph {i} of page {page} has <a href=\"{i}\">a mislaid link on page {page} to {i}</a> in its middle.</p>"),
            _ => string.Create(CultureInfo.InvariantCulture, $"<p>Paragraph {i} of page {page} tells a little more of the story.</p>"),
        }));

    [GeneratedRegex("-[0-9a-f]{16}\\.json$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AddressHash();
}
