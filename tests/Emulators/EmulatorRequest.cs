using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Localizer.Emulators;

/// <summary>A request that has been read, and the books to bill it in.</summary>
internal sealed class EmulatorRequest(HttpRequest request, int number, byte[] body, Fault? fault, int inFlight, Books books)
{
    /// <summary>Its number in the books.</summary>
    public int Number => number;

    public string Method => request.Method;

    /// <summary>The path, decoded.</summary>
    public string Path => request.Path.Value ?? "";

    public IQueryCollection Query => request.Query;

    public IHeaderDictionary Headers => request.Headers;

    public string? ContentType => request.ContentType;

    public byte[] Body => body;

    /// <summary>The fault that befalls it; services apply those that concern items.</summary>
    public Fault? Fault => fault;

    /// <summary>How many requests to translate are at work, this one among them.</summary>
    public int InFlight => inFlight;

    /// <summary>Whether the body says that it is JSON, in UTF-8 or without a word about it.</summary>
    public bool IsJson => HasMediaType("application/json");

    /// <summary>Whether the body says that it is an urlencoded form.</summary>
    public bool IsForm => HasMediaType("application/x-www-form-urlencoded");

    /// <summary>The fields of an urlencoded form.</summary>
    public Dictionary<string, StringValues> Form() => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));

    /// <summary>The parts of a multipart form; none if it isn't one.</summary>
    public IReadOnlyList<FormPart> Parts() => FormPart.Read(ContentType, body);

    /// <summary>A field of the query, or of a form of either kind; null if there is none.</summary>
    public string? Field(string name)
    {
        if (IsForm && Form().TryGetValue(name, out var value))
            return value.ToString();
        if (Parts().FirstOrDefault(part => part.Name == name && part.FileName is null) is { } part)
            return Encoding.UTF8.GetString(part.Content);
        return Query.TryGetValue(name, out var asked) ? asked.ToString() : null;
    }

    /// <summary>The token of an <c>Authorization</c> header of a scheme; null if there is none.</summary>
    public string? Credentials(string scheme)
    {
        var header = Headers.Authorization.ToString();
        return header.Length > scheme.Length && header[scheme.Length] == ' ' && header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? header[(scheme.Length + 1)..].Trim()
            : null;
    }

    /// <summary>Enters what was understood.</summary>
    public void Understand(IReadOnlyList<string> texts, params IReadOnlyList<string> targets) =>
        books.Update(number, call => call with { Texts = texts, Targets = targets });

    /// <summary>Takes the request from the quota of requests, or says why not.</summary>
    public Denial? Admit(int cost = 1) => books.Admit(cost);

    /// <summary>Bills the request, or says why its characters are not to be had.</summary>
    public Denial? Bill(long characters) => books.Bill(number, characters);

    /// <summary>Enters tokens.</summary>
    public void BillTokens(long input, long output) =>
        books.Update(number, call => call with { InputTokens = input, OutputTokens = output });

    private bool HasMediaType(string mediaType) =>
        MediaTypeHeaderValue.TryParse(ContentType, out var type)
        && mediaType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
