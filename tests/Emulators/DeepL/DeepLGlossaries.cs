using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.DeepL;

/// <summary>A glossary of the account.</summary>
internal sealed record DeepLGlossary(string Id, string Name, DateTimeOffset CreatedAt, IReadOnlyList<DeepLDictionary> Dictionaries)
{
    /// <summary>The dictionary of a pair of base languages, in any case; null if it has none.</summary>
    public DeepLDictionary? Dictionary(string source, string target) => Dictionaries.FirstOrDefault(dictionary =>
        dictionary.Source.Equals(source, StringComparison.OrdinalIgnoreCase)
        && dictionary.Target.Equals(target, StringComparison.OrdinalIgnoreCase));

    /// <summary>The glossary with a dictionary in the place of the one of the same pair.</summary>
    public DeepLGlossary With(DeepLDictionary dictionary) =>
        this with { Dictionaries = [.. Without(dictionary.Source, dictionary.Target).Dictionaries, dictionary] };

    /// <summary>The glossary without a pair.</summary>
    public DeepLGlossary Without(string source, string target) =>
        this with { Dictionaries = [.. Dictionaries.Where(dictionary => dictionary != Dictionary(source, target))] };
}

/// <summary>The account's glossaries, v3. Safe for threads.</summary>
internal sealed class DeepLGlossaries(TimeProvider time)
{
    public const string Path = "/v3/glossaries";
    private const int LargestEntries = 10 * 1024 * 1024;
    private const int Most = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DeepLGlossary> _glossaries = new(StringComparer.OrdinalIgnoreCase);
    private int _made;

    /// <summary>A glossary; null if there is none of this id.</summary>
    public DeepLGlossary? Find(string id)
    {
        lock (_lock)
            return _glossaries.GetValueOrDefault(id);
    }

    /// <summary>Answers a call at or below <see cref="Path"/>.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="rest">The path from there on.</param>
    /// <param name="request">The request.</param>
    public Answer Answer(string method, string rest, EmulatorRequest request)
    {
        lock (_lock)
        {
            var parts = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0)
            {
                return method switch
                {
                    "POST" => Create(request),
                    "GET" => DeepLService.Json(StatusCodes.Status200OK, WriteAll),
                    _ => NotFound(),
                };
            }

            if (!_glossaries.TryGetValue(parts[0], out var glossary))
                return NotFound();
            return (method, parts.Skip(1).FirstOrDefault()) switch
            {
                ("GET", null) => DeepLService.Json(StatusCodes.Status200OK, writer => Write(writer, glossary)),
                ("PATCH", null) => Patch(glossary, request),
                ("DELETE", null) => Remove(glossary),
                ("GET", "entries") => Entries(glossary, request),
                ("PUT", "dictionaries") => Put(glossary, request),
                ("DELETE", "dictionaries") => RemoveDictionary(glossary, request),
                _ => NotFound(),
            };
        }
    }

    private Answer Create(EmulatorRequest request)
    {
        if (_glossaries.Count >= Most)
            return DeepLService.Refuse(456, "Quota exceeded", "Too many glossaries");
        var (name, dictionaries, error) = Read(request);
        if (error is not null)
            return error;
        if (string.IsNullOrWhiteSpace(name) || dictionaries.Count == 0)
            return Invalid("Name and dictionaries must be given");
        var glossary = new DeepLGlossary(new Guid(++_made, 0, 0, new byte[8]).ToString(), name, time.GetUtcNow(), []);
        glossary = dictionaries.Aggregate(glossary, (all, one) => all.With(one));
        _glossaries[glossary.Id] = glossary;
        return DeepLService.Json(StatusCodes.Status201Created, writer => Write(writer, glossary));
    }

    private Answer Patch(DeepLGlossary glossary, EmulatorRequest request)
    {
        var (name, dictionaries, error) = Read(request);
        if (error is not null)
            return error;
        if (dictionaries.Count > 1)
            return Invalid("At most one dictionary can be patched");
        var patched = glossary with { Name = name ?? glossary.Name };
        foreach (var one in dictionaries)
            patched = patched.With(patched.Dictionary(one.Source, one.Target)?.Merged(one) ?? one);
        _glossaries[glossary.Id] = patched;
        return DeepLService.Json(StatusCodes.Status200OK, writer => Write(writer, patched));
    }

    private Answer Put(DeepLGlossary glossary, EmulatorRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            var (dictionary, error) = ReadDictionary(document.RootElement);
            if (dictionary is null)
                return error!;
            _glossaries[glossary.Id] = glossary.With(dictionary);
            return DeepLService.Json(StatusCodes.Status200OK, writer => WriteDictionary(writer, dictionary));
        }
        catch (JsonException)
        {
            return Invalid("Not JSON");
        }
    }

    private Answer Remove(DeepLGlossary glossary)
    {
        _glossaries.Remove(glossary.Id);
        return new Answer(StatusCodes.Status204NoContent, null, default);
    }

    private Answer RemoveDictionary(DeepLGlossary glossary, EmulatorRequest request)
    {
        if (Asked(glossary, request) is not { } dictionary)
            return NotFound();
        _glossaries[glossary.Id] = glossary.Without(dictionary.Source, dictionary.Target);
        return new Answer(StatusCodes.Status204NoContent, null, default);
    }

    private static Answer Entries(DeepLGlossary glossary, EmulatorRequest request)
    {
        if (Asked(glossary, request) is not { } dictionary)
            return NotFound();
        return DeepLService.Json(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("dictionaries");
            writer.WriteStartObject();
            writer.WriteString("source_lang", dictionary.Source);
            writer.WriteString("target_lang", dictionary.Target);
            writer.WriteString("entries", dictionary.Tsv());
            writer.WriteString("entries_format", "tsv");
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static DeepLDictionary? Asked(DeepLGlossary glossary, EmulatorRequest request) =>
        glossary.Dictionary(request.Query["source_lang"].ToString(), request.Query["target_lang"].ToString());

    private static (string? Name, IReadOnlyList<DeepLDictionary> Dictionaries, Answer? Error) Read(EmulatorRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            var root = document.RootElement;
            var dictionaries = new List<DeepLDictionary>();
            if (root.TryGetProperty("dictionaries", out var array))
            {
                foreach (var element in array.EnumerateArray())
                {
                    var (dictionary, error) = ReadDictionary(element);
                    if (dictionary is null)
                        return (null, [], error);
                    dictionaries.Add(dictionary);
                }
            }

            return (Text(root, "name"), dictionaries, null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, [], Invalid("Not a glossary"));
        }
    }

    private static (DeepLDictionary? Dictionary, Answer? Error) ReadDictionary(JsonElement element)
    {
        if (DeepLLanguages.InGlossary(Text(element, "source_lang") ?? "") is not { } source
            || DeepLLanguages.InGlossary(Text(element, "target_lang") ?? "") is not { } target)
            return (null, DeepLService.Refuse(StatusCodes.Status400BadRequest, "Unsupported glossary language pair"));
        if (Text(element, "entries_format") is not (null or "tsv" or "csv"))
            return (null, DeepLService.Refuse(StatusCodes.Status415UnsupportedMediaType, "Unsupported entries format"));
        var entries = Text(element, "entries") ?? "";
        if (entries.Length > LargestEntries)
            return (null, DeepLService.Refuse(StatusCodes.Status413PayloadTooLarge, DeepLService.Message(413)));
        var (dictionary, detail) = DeepLDictionary.Read(source.Code, target.Code, entries, Text(element, "entries_format") ?? "tsv");
        return (dictionary, dictionary is null ? Invalid(detail!) : null);
    }

    private void WriteAll(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("glossaries");
        foreach (var glossary in _glossaries.Values)
            Write(writer, glossary);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DeepLGlossary glossary)
    {
        writer.WriteStartObject();
        writer.WriteString("glossary_id", glossary.Id);
        writer.WriteString("name", glossary.Name);
        writer.WriteStartArray("dictionaries");
        foreach (var dictionary in glossary.Dictionaries)
            WriteDictionary(writer, dictionary);
        writer.WriteEndArray();
        writer.WriteString("creation_time", glossary.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteDictionary(Utf8JsonWriter writer, DeepLDictionary dictionary)
    {
        writer.WriteStartObject();
        writer.WriteString("source_lang", dictionary.Source);
        writer.WriteString("target_lang", dictionary.Target);
        writer.WriteNumber("entry_count", dictionary.Entries.Count);
        writer.WriteEndObject();
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Answer Invalid(string detail) =>
        DeepLService.Refuse(StatusCodes.Status400BadRequest, "Invalid glossary entries provided", detail);

    private static Answer NotFound() => DeepLService.Refuse(StatusCodes.Status404NotFound, "Not found");
}
