using System.Text;
using Microsoft.Net.Http.Headers;

namespace Localizer.Emulators;

/// <summary>One part of a multipart form.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="FileName">The file's name; null for a plain field.</param>
/// <param name="ContentType">The part's content type; null if it has none.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record FormPart(string Name, string? FileName, string? ContentType, byte[] Content)
{
    /// <summary>Reads a form; no parts if it isn't one.</summary>
    public static IReadOnlyList<FormPart> Read(string? contentType, byte[] body)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || !type.Boundary.HasValue)
            return [];

        // As Latin-1 each byte is one character, so that places in the text are places in the bytes.
        var text = Encoding.Latin1.GetString(body);
        var parts = new List<FormPart>();
        foreach (var piece in text.Split($"--{HeaderUtilities.RemoveQuotes(type.Boundary)}"))
        {
            var end = piece.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var headers = piece[..end].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var disposition = Header(headers, "Content-Disposition");
            if (!ContentDispositionHeaderValue.TryParse(disposition, out var parsed) || !parsed.Name.HasValue)
                continue;
            var content = piece[(end + 4)..];
            content = content.EndsWith("\r\n", StringComparison.Ordinal) ? content[..^2] : content;
            parts.Add(new FormPart(
                HeaderUtilities.RemoveQuotes(parsed.Name).ToString(),
                parsed.FileName.HasValue ? HeaderUtilities.RemoveQuotes(parsed.FileName).ToString() : null,
                Header(headers, "Content-Type"),
                Encoding.Latin1.GetBytes(content)));
        }

        return parts;
    }

    private static string? Header(string[] headers, string name) =>
        headers.FirstOrDefault(header => header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
