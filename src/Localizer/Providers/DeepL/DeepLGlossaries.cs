using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.DeepL;

/// <summary>
/// The glossaries that a project has at DeepL, one for each source language, target locale and content: the name holds a hash of the content, so that
/// the same terms are never sent twice, from whichever machine. Those of an earlier content are removed when they are a day old; until
/// then another run may be at work with them.
/// </summary>
internal sealed class DeepLGlossaries
{
    private const string Path = "/v3/glossaries";
    private const int LargestPart = 1_024;
    private const int LargestEntries = 10 * 1024 * 1024;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private readonly Uri _address;
    private readonly ServiceExchange _exchange;
    private readonly Func<HttpRequestMessage, HttpRequestMessage> _authorize;
    private readonly string _project;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(string From, string To), string> _ids = new();

    /// <summary>Sets them up; nothing is sent.</summary>
    /// <param name="address">The service's address.</param>
    /// <param name="exchange">Carries requests.</param>
    /// <param name="authorize">Adds the key to a request.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="time">The clock of the glossaries' ages.</param>
    public DeepLGlossaries(Uri address, ServiceExchange exchange, Func<HttpRequestMessage, HttpRequestMessage> authorize, string project, TimeProvider time) =>
        (_address, _exchange, _authorize, _project, _time) = (address, exchange, authorize, project, time);

    /// <summary>The id of the glossary for a pair of locales, or <see langword="null"/>.</summary>
    public string? IdFor(Locale from, Locale to) => _ids.GetValueOrDefault(KeyOf(from, to));

    /// <summary>Finds or makes the glossary of a pair of locales.</summary>
    /// <exception cref="ProviderException">There is none to be had.</exception>
    public async Task KeepAsync(Locale from, Locale to, ImmutableArray<ServiceTerm> terms, CancellationToken cancellationToken)
    {
        var key = KeyOf(from, to);
        var entries = Entries(terms);
        if (_ids.ContainsKey(key) || entries.Length == 0)
            return;
        if (entries.Length > LargestEntries)
            throw _exchange.Failure(ProviderFailure.TooLarge, $"takes glossaries of at most {LargestEntries / (1024 * 1024)} MiB.");
        var line = $"localizer {_project} {key.From}-{key.To} ";
        var name = line + XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(entries)).ToString("x16", CultureInfo.InvariantCulture);
        var there = await ListAsync(cancellationToken).ConfigureAwait(false);
        _ids[key] = there.FirstOrDefault(glossary => glossary.Name == name)?.Id
            ?? await MakeAsync(name, (from.Language, to.Language), entries, cancellationToken).ConfigureAwait(false);
        foreach (var old in there.Where(glossary => glossary.Name.StartsWith(line, StringComparison.Ordinal) && glossary.Name != name && _time.GetUtcNow() - glossary.MadeAt > KeptFor))
            await RemoveAsync(old.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets a glossary that the service does not have any longer.</summary>
    public void Forget(Locale from, Locale to) => _ids.TryRemove(KeyOf(from, to), out _);

    // A dictionary is of languages alone; the forms in it are those of one locale, which another variant may not have.
    private static (string From, string To) KeyOf(Locale from, Locale to) => (from.Language, to.Tag);

    // A line of its own for each term: what holds a tab or a line's end is no entry, nor what is too long for one.
    private static string Entries(ImmutableArray<ServiceTerm> terms)
    {
        var entries = new StringBuilder();
        foreach (var (source, target) in terms.DistinctBy(term => term.Source.Trim(), StringComparer.Ordinal).OrderBy(term => term.Source, StringComparer.Ordinal))
        {
            if (IsPart(source) && IsPart(target))
                entries.Append(entries.Length > 0 ? "\n" : "").Append(source.Trim()).Append('\t').Append(target.Trim());
        }

        return entries.ToString();
    }

    private static bool IsPart(string text) =>
        !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl) && Encoding.UTF8.GetByteCount(text) <= LargestPart;

    private async Task<List<Kept>> ListAsync(CancellationToken cancellationToken)
    {
        using var message = _authorize(new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Below(_address, Path)));
        using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
        var list = answer.RootElement.Member("glossaries").AsList() ?? throw _exchange.Malformed("sent a list of glossaries that cannot be read.");
        return [.. list.Select(KeptOf).OfType<Kept>()];
    }

    private static Kept? KeptOf(JsonElement glossary) =>
        glossary.Text("glossary_id") is { } id && glossary.Text("name") is { } name
        && DateTimeOffset.TryParse(glossary.Text("creation_time"), CultureInfo.InvariantCulture, out var madeAt)
            ? new Kept(id, name, madeAt)
            : null;

    private async Task<string> MakeAsync(string name, (string From, string To) pair, string entries, CancellationToken cancellationToken)
    {
        var body = JsonBody.Write(json =>
        {
            json.WriteString("name", name);
            json.WriteStartArray("dictionaries");
            json.WriteStartObject();
            json.WriteString("source_lang", pair.From);
            json.WriteString("target_lang", pair.To);
            json.WriteString("entries", entries);
            json.WriteString("entries_format", "tsv");
            json.WriteEndObject();
            json.WriteEndArray();
        });
        using var message = _authorize(JsonBody.Post(ServiceAddress.Below(_address, Path), body));
        using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
        return answer.RootElement.Text("glossary_id") ?? throw _exchange.Malformed("made a glossary without an id.");
    }

    private async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        using var message = _authorize(new HttpRequestMessage(HttpMethod.Delete, ServiceAddress.Below(_address, $"{Path}/{Uri.EscapeDataString(id)}")));

        // Another run may have been faster; a glossary too many does no harm.
        await _exchange.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private sealed record Kept(string Id, string Name, DateTimeOffset MadeAt);
}
