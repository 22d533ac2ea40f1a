using System.Buffers;
using System.Text;

namespace Localizer.Providers.Http;

/// <summary>
/// Strings of JSON in as few bytes as RFC 8259 (section 7) allows, since services limit bytes: .NET's encoders write a character outside of
/// the BMP as two escapes, three times as long as it is. Half of a surrogate pair becomes U+FFFD.
/// </summary>
internal static class JsonText
{
    private const string Controls =
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f";

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\" + Controls);

    /// <summary>The bytes of a string, its quotation marks included.</summary>
    /// <param name="text">The text.</param>
    public static int Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text) + 2;
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Escaped) is var at and >= 0)
        {
            bytes += EscapeOf(rest[at]).Length - 1;
            rest = rest[(at + 1)..];
        }

        return bytes;
    }

    /// <summary>A string in UTF-8, in its quotation marks.</summary>
    /// <param name="text">The text.</param>
    public static byte[] Write(string text)
    {
        if (!text.AsSpan().ContainsAny(Escaped))
            return Encoding.UTF8.GetBytes($"\"{text}\"");
        var json = new StringBuilder(text.Length + 16).Append('"');
        foreach (var character in text)
        {
            if (Escaped.Contains(character))
                json.Append(EscapeOf(character));
            else
                json.Append(character);
        }

        return Encoding.UTF8.GetBytes(json.Append('"').ToString());
    }

    private static string EscapeOf(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"\\u{(int)character:x4}",
    };
}
