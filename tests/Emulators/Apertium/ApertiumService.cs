using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.Apertium;

/// <summary>Says what the server answers to one request.</summary>
internal sealed partial class ApertiumService(EmulatorRequest request, ApertiumOptions options)
{
    private const int LargestDocument = 32_000_000;

    private static readonly Dictionary<string, string> LongCodes = new(StringComparer.Ordinal)
    {
        ["ca"] = "cat",
        ["de"] = "deu",
        ["en"] = "eng",
        ["es"] = "spa",
        ["fr"] = "fra",
        ["it"] = "ita",
        ["pt"] = "por",
        ["vi"] = "vie",
    };

    public static Answer Refuse(int status, string explanation) => Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "error");
        writer.WriteNumber("code", status);
        writer.WriteString("message", Reason(status));
        writer.WriteString("explanation", explanation);
        writer.WriteEndObject();
    });

    /// <summary>What the server explains of a status, where it explains no more.</summary>
    public static string Explanation(int status) => status switch
    {
        503 => "internal error",
        >= 500 => "Internal Server Error",
        _ => Reason(status),
    };

    public Answer Answer()
    {
        var path = request.Path;
        if (path is not ("/listPairs" or "/list" or "/translate" or "/translateDoc"))
            return new Answer(404, "text/html; charset=UTF-8", "<html><title>404: Not Found</title><body>404: Not Found</body></html>"u8.ToArray());
        if (request.Method == "OPTIONS")
            return new Answer(204, null, default);
        if (request.Method is not ("GET" or "POST"))
            return Refuse(405, Reason(405));
        var answer = path switch
        {
            "/translate" => Translate(),
            "/translateDoc" => TranslateDocument(),
            _ => List(path),
        };
        return request.Method == "GET" ? answer.With("Etag", $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span))}\"") : answer;
    }

    private Answer List(string path)
    {
        if (path == "/list" && (request.Field("q") ?? "pairs") != "pairs")
        {
            return Refuse(
                400, "Expecting q argument to be one of analysers, generators, spellers, disambiguators, or pairs");
        }

        var from = request.Field("src");
        if (from is not null && !options.Pairs.Any(pair => pair.From == from))
            return Refuse(500, Explanation(500));
        return Response(writer =>
        {
            writer.WriteStartArray();
            foreach (var pair in options.Pairs.Where(pair => from is null || pair.From == from))
            {
                writer.WriteStartObject();
                writer.WriteString("sourceLanguage", pair.From);
                writer.WriteString("targetLanguage", pair.To);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private Answer Translate()
    {
        if (request.Field("langpair") is not { } pair)
            return Refuse(400, "Missing argument langpair");
        if (request.Field("q") is not { } text)
            return Refuse(400, "Missing argument q");
        var (to, error) = Target(pair);
        if (to is null)
            return error!;
        request.Understand([text], to);
        if (Bill(text) is { } refusal)
            return refusal;

        var isHtml = (request.Field("format") ?? request.Field("deformat")) is not ("txt" or "rtf");
        var marks = (request.Field("markUnknown") ?? "yes") is "yes" or "true" or "1";
        var items = ItemFaults.Apply([new AnsweredText(Translation(text.Trim(), isHtml, marks, to))], request.Fault);
        return Response(writer =>
        {
            writer.WriteStartObject();
            if (items.Count > 0)
                writer.WriteString("translatedText", items[0].Text);
            writer.WriteEndObject();
        });
    }

    private Answer TranslateDocument()
    {
        var file = request.Parts().FirstOrDefault(part => part.Name == "file");
        if (file is null)
            return Refuse(500, Explanation(500));
        if (file.Content.Length > LargestDocument)
            return Refuse(413, "That file is too large");
        var (to, error) = Target(request.Field("langpair") ?? "");
        if (to is null)
            return error!;
        var type = (file.ContentType ?? "text/plain").Split(';')[0];
        if (type is not ("text/plain" or "text/html"))
            return Refuse(400, $"Invalid file type {type}");
        var text = Encoding.UTF8.GetString(file.Content);
        request.Understand([text], to);
        if (Bill(text) is { } refusal)
            return refusal;
        var marks = (request.Field("markUnknown") ?? "yes").ToLowerInvariant() is "yes" or "true" or "1";
        var items = ItemFaults.Apply([new AnsweredText(Translation(text, type == "text/html", marks, to))], request.Fault);
        return new Answer(200, "text/html; charset=UTF-8", Encoding.UTF8.GetBytes(items.Count == 0 ? "" : items[0].Text));
    }

    private (string? To, Answer? Error) Target(string pair)
    {
        var parts = pair.Split('|');
        if (parts.Length != 2)
            return (null, Refuse(400, "That pair is invalid, use e.g. eng|spa"));
        var (from, to) = (Long(parts[0]), Long(parts[1]));
        return options.Pairs.Contains((from, to)) ? (to, null) : (null, Refuse(400, "That pair is not installed"));
    }

    // There is no quota in the server; a proxy in front of it may have one.
    private Answer? Bill(string text)
    {
        var denial = request.Admit() ?? request.Bill(text.EnumerateRunes().LongCount());
        return denial is null ? null : Refuse(429, Reason(429)).RetryAfter(denial.RetryAfter);
    }

    private string Translation(string text, bool isHtml, bool marks, string to)
    {
        if (request.Fault is ApertiumFault.SilentCut cut)
            text = text[..Math.Min(cut.Characters, text.Length)];
        if (options.Recorded(text, to) is { } recorded)
            return marks ? recorded : Mark().Replace(recorded, "");
        var isUnderLoad = request.InFlight > 2;
        var pieces = ApertiumPieces.Of(text, isUnderLoad ? options.PieceCharactersUnderLoad : options.PieceBytes, !isUnderLoad);
        return string.Concat(pieces.Select(piece => FakeTranslation.Of(
            isHtml ? Letters().Replace(piece, match => Garbage(match.Value)) : piece,
            isHtml ? Markup.RecklessHtml : Markup.Plain,
            run => marks ? Marked(options.Translate(run, to)) : options.Translate(run, to))));
    }

    private string Marked(string run) => Word().Replace(run, match => options.IsUnknown(match.Value) ? $"*{match.Value}" : match.Value);

    // The deformatter's own table has punctuation only; a letter's bytes end up one by one, far from where they belong.
    private static string Garbage(string entity)
    {
        var letter = WebUtility.HtmlDecode(entity);
        return letter.Length > 0 && letter != entity && char.IsLetter(letter, 0)
            ? string.Concat(Encoding.UTF8.GetBytes(letter).Select(one => (char)(0xFF00 + one)))
            : entity;
    }

    private static string Long(string code)
    {
        var parts = code.Split('_', 2);
        var language = LongCodes.GetValueOrDefault(parts[0], parts[0]);
        return parts.Length == 2 ? $"{language}_{parts[1]}" : language;
    }

    private static Answer Response(Action<Utf8JsonWriter> writeData) => Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("responseData");
        writeData(writer);
        writer.WriteNull("responseDetails");
        writer.WriteNumber("responseStatus", 200);
        writer.WriteEndObject();
    });

    // The server writes "</" as "<\/", so that its JSON may stand in a script.
    private static Answer Json(int status, Action<Utf8JsonWriter> write)
    {
        var json = Encoding.UTF8.GetString(JsonBytes.Write(write)).Replace("</", "<\\/", StringComparison.Ordinal);
        return new Answer(status, "application/json; charset=UTF-8", Encoding.UTF8.GetBytes(json));
    }

    private static string Reason(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Request Entity Too Large",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    };

    [GeneratedRegex("&[A-Za-z]+;", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\*(?=\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    private sealed record AnsweredText(string Text) : IAnsweredItem<AnsweredText>
    {
        public AnsweredText WithText(Func<string, string> change) => new(change(Text));
    }
}
