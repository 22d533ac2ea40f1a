using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Localizer.Providers.Http;

namespace Localizer.Providers;

/// <summary>
/// The lists of locales that services gave, kept between runs: a file a service and address, which may be deleted at any time. A list
/// is asked for again after a week, or when it lacks what is looked for; an older one stands in when its service is down, and that is said.
/// </summary>
/// <param name="folder">The folder's full path; made when there is something to keep.</param>
/// <param name="time">The clock of the lists' ages.</param>
/// <param name="notify">Is told when an old list stands in.</param>
public sealed class LocaleCache(string folder, TimeProvider time, Action<string> notify)
{
    /// <summary>How long a list is taken without asking.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromDays(7);

    // Services have a few hundred locales, and pairs of them.
    private const int LargestFile = 4 * 1024 * 1024;

    /// <summary>The list of a service at an address.</summary>
    internal LocaleSlot SlotOf(string provider, string address) => new(this, provider, Path.Combine(
        folder, string.Create(CultureInfo.InvariantCulture, $"{provider}-{XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(address)):x16}.json")));

    /// <summary>Reads a list; <see langword="null"/> when there is none that can be read.</summary>
    internal KeptLocales? Read(string file)
    {
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > LargestFile)
                return null;
            return LocaleListFile.Read(File.ReadAllBytes(file), time.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a list. That it cannot be kept is no harm: it is asked for again.</summary>
    internal void Write(string file, ServiceLocales locales)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(unfinished, LocaleListFile.Write(locales, time.GetUtcNow()));
            File.Move(unfinished, file, overwrite: true);

            // What runs left that were killed while they wrote this list. Were it another run's at work, it would ask again.
            foreach (var left in Directory.EnumerateFiles(folder, $"{Path.GetFileName(file)}.*.tmp").ToList())
                TryDelete(left);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
        }
    }

    /// <summary>Says that an old list stands in.</summary>
    internal void TellStandIn(string provider, TimeSpan age, string reason) => notify(string.Create(
        CultureInfo.InvariantCulture,
        $"{provider} could not be asked for its locales; the list of {(age.TotalDays < 2 ? $"{age.TotalHours:0} hours" : $"{age.TotalDays:0} days")} ago stands in. {reason}"));

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A leftover in a folder that may be deleted at any time.
        }
    }
}

/// <summary>A list of locales that was kept.</summary>
/// <param name="Locales">The list.</param>
/// <param name="Age">How long ago the service gave it.</param>
internal sealed record KeptLocales(ServiceLocales Locales, TimeSpan Age)
{
    /// <summary>Whether it is taken without asking.</summary>
    public bool IsFresh => Age >= TimeSpan.Zero && Age < LocaleCache.FreshFor;
}

/// <summary>Where the list of one service is kept.</summary>
internal sealed class LocaleSlot(LocaleCache cache, string provider, string file)
{
    /// <summary>The list that was kept, or <see langword="null"/>.</summary>
    public KeptLocales? Read() => cache.Read(file);

    /// <summary>Keeps a list.</summary>
    public void Write(ServiceLocales locales) => cache.Write(file, locales);

    /// <summary>Says that an old list stands in.</summary>
    public void TellStandIn(TimeSpan age, string reason) => cache.TellStandIn(provider, age, reason);
}

/// <summary>Writes and reads a list of locales as it is kept: <c>{"askedAt","sources","targets","pairs","maxItemCharacters"}</c>.</summary>
internal static class LocaleListFile
{
    /// <summary>The file's content in UTF-8.</summary>
    public static byte[] Write(ServiceLocales locales, DateTimeOffset now) => JsonBody.Write(json =>
    {
        json.WriteString("askedAt", now);
        json.WriteStrings("sources", Listed(locales.Sources));
        json.WriteStrings("targets", Listed(locales.Targets));
        json.WriteStartArray("pairs");
        foreach (var (from, to) in Listed(locales.Pairs))
        {
            json.WriteStartArray();
            json.WriteStringValue(from);
            json.WriteStringValue(to);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (locales.MaxItemCharacters is { } most)
            json.WriteNumber("maxItemCharacters", most);
    }).ToArray();

    /// <summary>The list and its age, or <see langword="null"/> when the file lacks something.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static KeptLocales? Read(ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(content);
        var file = document.RootElement;
        if (!DateTimeOffset.TryParse(file.Text("askedAt"), CultureInfo.InvariantCulture, out var askedAt)
            || Codes(file.Member("sources")) is not { } sources
            || Codes(file.Member("targets")) is not { Length: > 0 } targets
            || file.Member("pairs").AsList() is not { } listed)
        {
            return null;
        }

        var pairs = listed.Select(Codes).ToList();
        return pairs.Exists(pair => pair is not { Length: 2 })
            ? null
            : new KeptLocales(
                new ServiceLocales(sources, targets)
                {
                    Pairs = [.. pairs.Select(pair => (pair!.Value[0], pair.Value[1]))],
                    MaxItemCharacters = file.Number("maxItemCharacters") is > 0 and <= int.MaxValue and var most ? (int)most : null,
                },
                now - askedAt);
    }

    private static ImmutableArray<string>? Codes(JsonElement list) =>
        list.AsList() is { } codes && codes.All(code => code.AsText() is not null) ? [.. codes.Select(code => code.AsText()!)] : null;

    private static ImmutableArray<T> Listed<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
