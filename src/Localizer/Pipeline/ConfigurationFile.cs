using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline.Publishing;
using Localizer.Providers;

namespace Localizer.Pipeline;

/// <summary>A configuration and the folder that its paths are relative to.</summary>
/// <param name="Configuration">What the file says; all left out when there is none.</param>
/// <param name="Folder">The project's root: the file's folder, or the current one when there is no file.</param>
/// <param name="File">The file's full path, or <see langword="null"/>.</param>
public sealed record LoadedConfiguration(Configuration Configuration, string Folder, string? File)
{
    /// <summary>A path that the file gives, made absolute.</summary>
    /// <param name="path">The path as the file has it.</param>
    public string Resolve(string path) => Path.GetFullPath(Path.Combine(Folder, path));
}

/// <summary>Finds and reads <c>localizer.json</c>.</summary>
public static class ConfigurationFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "localizer.json";

    /// <summary>Reads the file that was named, else the nearest one upward from a folder, else none.</summary>
    /// <param name="named">The file that the user named, or <see langword="null"/>.</param>
    /// <param name="currentFolder">The folder to look from.</param>
    /// <exception cref="BadInputException">The file is missing, unreadable, no JSON, or says what no configuration may.</exception>
    public static LoadedConfiguration Load(string? named, string currentFolder)
    {
        var file = Find(named, currentFolder);
        if (file is null)
            return new LoadedConfiguration(new Configuration(), currentFolder, null);
        var bytes = InputFile.Read(file, named ?? file);
        return new LoadedConfiguration(Parse(bytes, named ?? Name), Path.GetDirectoryName(file) ?? currentFolder, file);
    }

    /// <summary>The file that was named, which need not exist, else the nearest one upward from a folder, else none.</summary>
    internal static string? Find(string? named, string currentFolder) =>
        named is null ? FindUpward(currentFolder) : Path.GetFullPath(Path.Combine(currentFolder, named));

    /// <summary>Reads a configuration.</summary>
    /// <param name="json">The file's content, UTF-8; comments and trailing commas are allowed.</param>
    /// <param name="fileName">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is no JSON, or says what no configuration may.</exception>
    public static Configuration Parse(ReadOnlySpan<byte> json, string fileName)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            var configuration = JsonSerializer.Deserialize(json, ConfigurationJson.Default.Configuration) ?? new Configuration();
            return Check(configuration, json, fileName);
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0);
            var position = new TextPosition(line + 1, ColumnOf(json, line, (int)(exception.BytePositionInLine ?? 0)));
            throw new BadInputException(
                new Diagnostic(
                    "configuration-invalid",
                    Severity.Error,
                    Explain(exception),
                    new Place(fileName, position),
                    "docs/localizer.schema.json lists what the file may say."),
                exception);
        }
    }

    /// <summary>The JSON Schema of the file, from the types that read it.</summary>
    public static string Schema()
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true };
        var schema = ConfigurationJson.Default.Configuration.GetJsonSchemaAsNode(options);
        schema["properties"]!["publish"] = PublishSettingsConverter.Schema(type => type.GetJsonSchemaAsNode(options));
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = Name;
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, TypeInfoResolver = ConfigurationJson.Default }) + "\n";
    }

    private static string? FindUpward(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var file = Path.Combine(current.FullName, Name);
            if (File.Exists(file))
                return file;
        }

        return null;
    }

    private static Configuration Check(Configuration configuration, ReadOnlySpan<byte> json, string fileName)
    {
        // Generated readers give a list that is left out as null.
        configuration = configuration with
        {
            Providers = configuration.Providers ?? new Dictionary<string, ProviderConfiguration>(StringComparer.Ordinal),
            Glossaries = configuration.Glossaries ?? [],
            Memories = configuration.Memories ?? [],
            Select = configuration.Select ?? [],
            Exclude = configuration.Exclude ?? [],
            Rules = configuration.Rules ?? [],
            Checks = configuration.Checks ?? [],
            Publish = configuration.Publish ?? [],
        };
        if (configuration.From is { } from && !Locale.TryParse(from, out _))
            throw Bad($"'{from}' is not a known locale.", ["from"], json, fileName, "Give a BCP 47 tag such as en or pt-BR.");
        if (configuration.Checks.Select(CheckPolicy.FaultOf).FirstOrDefault(fault => fault is not null) is { } wrong)
            throw Bad(wrong, ["checks"], json, fileName, "docs/checks.md lists the checks.");
        if (configuration.Publish.Select(setting => new SettingScope(setting.Paths, setting.Locales).UnknownLocale).FirstOrDefault(tag => tag is not null) is { } unknown)
            throw Bad($"'{unknown}' is not a known locale.", ["publish"], json, fileName, "Give a BCP 47 tag such as vi or pt-BR.");
        if (configuration.Jobs is < 1 or > 64)
            throw Bad("'jobs' must lie between 1 and 64.", ["jobs"], json, fileName, "Leave it out for 8.");
        CheckSite(configuration, json, fileName);
        foreach (var (property, select, rules) in ((string, IReadOnlyList<string>, IReadOnlyList<ElementRule>)[])
            [("select", configuration.Select, []), ("exclude", configuration.Exclude, []), ("rules", [], configuration.Rules)])
        {
            try
            {
                SelectionRules.Create(select, [], rules);
            }
            catch (BadInputException exception)
            {
                throw Bad(exception.Diagnostic.Message, [property], json, fileName, exception.Diagnostic.Hint!);
            }
        }

        CheckProviders(configuration.Providers, json, fileName);
        return configuration;
    }

    private static void CheckProviders(IReadOnlyDictionary<string, ProviderConfiguration> providers, ReadOnlySpan<byte> json, string fileName)
    {
        foreach (var (name, provider) in providers)
        {
            if (!TranslationServices.Names.Contains(name, StringComparer.Ordinal))
            {
                var names = string.Join(", ", TranslationServices.Names);
                throw Bad($"'{name}' is no provider that has settings.", ["providers", name], json, fileName, $"Name one of {names}.");
            }

            if (provider is not null && TranslationServices.All.Single(entry => entry.Name == name).ProblemOf(provider) is { } problem)
                throw Bad(problem.Message, ["providers", name, .. problem.Member.Split('.')], json, fileName, problem.Hint);
        }
    }

    private static void CheckSite(Configuration configuration, ReadOnlySpan<byte> json, string fileName)
    {
        if (configuration.Links == Locales.LinkPolicy.Site && configuration.Site is null)
            throw Bad("'links' is 'site', but no 'site' is set.", ["links"], json, fileName, "Set 'site' with the site's 'url'.");
        foreach (var pattern in configuration.LocalePass?.Title?.Values ?? [])
        {
            if (!pattern.Contains(Locales.TitlePattern.Mark, StringComparison.Ordinal))
                throw Bad($"'{pattern}' does not say where the title goes.", ["localePass"], json, fileName, "Name {title}, as in '{title} | Name'.");
        }

        if (configuration.Site is null)
            return;
        try
        {
            Locales.Site.Create(configuration.Site);
        }
        catch (BadInputException exception)
        {
            throw Bad(exception.Diagnostic.Message, ["site"], json, fileName, exception.Diagnostic.Hint!);
        }
    }

    private static BadInputException Bad(string message, string[] property, ReadOnlySpan<byte> json, string fileName, string hint) =>
        new(new Diagnostic("configuration-invalid", Severity.Error, message, new Place(fileName, PositionOf(property, json)), hint));

    /// <summary>Where the value of a property stands.</summary>
    /// <param name="path">The property's name, after those of the objects that it is in.</param>
    /// <param name="json">The file.</param>
    private static TextPosition PositionOf(string[] path, ReadOnlySpan<byte> json)
    {
        var found = 0;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != found + 1 || !reader.ValueTextEquals(path[found]))
                continue;
            reader.Read();
            if (++found < path.Length)
                continue;
            var before = json[..(int)reader.TokenStartIndex];
            var line = before.Count((byte)'\n');
            return new TextPosition(line + 1, ColumnOf(json, line, before.Length - (before.LastIndexOf((byte)'\n') + 1)));
        }

        return TextPosition.Start;
    }

    private static int ColumnOf(ReadOnlySpan<byte> json, int line, int bytesIntoLine)
    {
        for (; line > 0; line--)
            json = json[(json.IndexOf((byte)'\n') + 1)..];
        return Encoding.UTF8.GetCharCount(json[..Math.Min(bytesIntoLine, json.Length)]) + 1;
    }

    // The serializer's message ends in its own account of path and line, which the place says better.
    private static string Explain(JsonException exception)
    {
        var message = exception.Message;
        var cut = message.IndexOf(" Path: ", StringComparison.Ordinal);
        message = cut < 0 ? message : message[..cut];
        var property = exception.Path?.TrimStart('$', '.');
        if (message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
            return $"'{property}' is no setting that this file knows.";
        if (message.Contains("could not be converted", StringComparison.Ordinal))
            return $"'{property}' has a value of the wrong kind.";
        return message;
    }
}
