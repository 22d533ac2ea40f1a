using System.Text.Json.Nodes;
using Localizer.Tests;

namespace Azure.AI.Translation.Text.Tests;

/// <summary>One recorded call of <c>/translate</c>, from the corpus.</summary>
internal sealed record RecordedExchange(
    string Name,
    string Target,
    string RequestBody,
    IReadOnlyList<string> Texts,
    string ResponseBody,
    JsonNode Response,
    int MeteredUsage,
    string System)
{
    private const string File = "azure-translator-v3/recordings.json";

    public static RecordedExchange Named(string name) => All().Single(exchange => exchange.Name == name);

    public static IReadOnlyList<RecordedExchange> All() =>
    [
        .. JsonNode.Parse(global::System.IO.File.ReadAllText(Corpus.Path(File)))!["records"]!.AsArray()
            .Where(record => record!["request"]!["target"]!.GetValue<string>().StartsWith("/translate?", StringComparison.Ordinal))
            .Select(record => Read(record!)),
    ];

    /// <summary>The values of a query parameter of the request, in order.</summary>
    public IReadOnlyList<string> Query(string name) =>
    [
        .. Target[(Target.IndexOf('?') + 1)..].Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair[0] == name)
            .Select(pair => Uri.UnescapeDataString(pair[1])),
    ];

    private static RecordedExchange Read(JsonNode record)
    {
        var request = record["request"]!;
        var response = record["response"]!;
        return new RecordedExchange(
            record["name"]!.GetValue<string>(),
            request["target"]!.GetValue<string>(),
            request["bodyOnTheWire"]!.GetValue<string>(),
            [.. request["body"]!.AsArray().Select(item => item!["Text"]!.GetValue<string>())],
            response["bodyOnTheWire"]!.GetValue<string>(),
            response["body"]!,
            response["xMeteredUsage"]!.GetValue<int>(),
            response["xMtSystem"]!.GetValue<string>());
    }
}
