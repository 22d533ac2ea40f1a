using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Localizer.Html;
using Localizer.Pipeline;

namespace Localizer.Tests.Docs;

/// <summary>The reference of <c>localizer.json</c> and of what is extracted is made from the types and the list that are read.</summary>
public class ConfigurationReferenceTests
{
    private static readonly Dictionary<string, XElement> Summaries = XDocument.Load(Path.ChangeExtension(typeof(Configuration).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, member => member);

    [Fact]
    public void The_reference_of_the_configuration_is_the_types_own() => Approved.Hold(Configured(), "docs/reference/configuration.md");

    [Fact]
    public void The_reference_of_what_is_extracted_is_the_list_that_is_read() => Approved.Hold(Extracted(), "docs/reference/extraction-list.md");

    private static string Configured()
    {
        var page = new StringBuilder("""
            # localizer.json

            Made from the types that read the file; [the JSON Schema](../localizer.schema.json) says the same to editors. Comments and trailing
            commas are allowed, a key that there is none of is refused (`localizer doctor` names the one that was meant). A flag of the command
            line wins over the file. Secrets do not belong into it.

            """.ReplaceLineEndings("\n"));
        var (queue, seen) = (new Queue<(string Title, Type Type)>([("The file", typeof(Configuration))]), new HashSet<Type>());
        while (queue.TryDequeue(out var next))
        {
            if (!seen.Add(next.Type))
                continue;
            page.Append($"\n## {next.Title}\n\n{Summary($"T:{next.Type.FullName}")}\n\n| key | takes | |\n| --- | --- | --- |\n");
            foreach (var property in next.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract" && !IsIgnored(property)))
            {
                var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                page.Append($"| `{name}` | {Takes(property, name, queue)} | {SummaryOf(property)} |\n");
            }
        }

        return page.ToString();
    }

    private static bool IsIgnored(PropertyInfo property) => property.GetCustomAttribute<JsonIgnoreAttribute>() is not null;

    private static string Takes(PropertyInfo property, string name, Queue<(string, Type)> queue)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsGenericType)
        {
            var item = type.GetGenericArguments()[^1];
            var inner = TakesOf(item, name, queue);
            return type.GetGenericArguments().Length == 2 ? $"an object; each: {inner}" : name == "publish" ? $"a level, or a list; each: {inner}" : $"a list; each: {inner}";
        }

        return TakesOf(type, name, queue);
    }

    private static string TakesOf(Type type, string name, Queue<(string, Type)> queue)
    {
        if (type.IsEnum)
        {
            return string.Join(", ", type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"`\"{field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name}\"`"));
        }

        if (type == typeof(string))
            return "text";
        if (type == typeof(bool))
            return "`true`, `false`";
        if (type.IsPrimitive || type == typeof(decimal))
            return "a number";
        queue.Enqueue(($"`{name}`", type));
        return $"[`{name}`](#{name.ToLowerInvariant()})";
    }

    // A record's parameters are told by its type.
    private static string SummaryOf(PropertyInfo property)
    {
        var own = Summary($"P:{property.DeclaringType!.FullName}.{property.Name}");
        if (own.Length > 0 || !Summaries.TryGetValue($"T:{property.DeclaringType.FullName}", out var type))
            return own;
        return type.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == property.Name) is { } said ? Words(said) : "";
    }

    private static string Summary(string member) => Summaries.TryGetValue(member, out var found) && found.Element("summary") is { } summary ? Words(summary) : "";

    private static string Words(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{Named(see)}`",
            XElement other => other.Value,
            _ => ((XText)node).Value.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal),
        }));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Named(XElement see) =>
        see.Attribute("langword")?.Value ?? JsonNamingPolicy.CamelCase.ConvertName((see.Attribute("cref")?.Value ?? "").Split('.')[^1]);

    private static string Extracted()
    {
        using var list = typeof(PageExtractor).Assembly.GetManifestResourceStream("Localizer.Html.ExtractionList.txt")!;
        using var reader = new StreamReader(list);
        return "# The extraction list\n\nWhat is taken from a page, and what is left alone, as the program reads it. "
            + "[What is extracted](../extraction-rules.md) tells how a project changes that.\n\n```text\n" + reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n') + "\n```\n";
    }
}
