using System.Globalization;
using System.Text;
using Localizer.Text;

namespace Localizer.Tests.Pipeline;

/// <summary>Writes a UTF-8 page in another encoding, which it then declares; what that cannot hold becomes a numeric reference.</summary>
internal static class EncodedPage
{
    /// <summary>The page's bytes in an encoding.</summary>
    /// <param name="utf8">The page.</param>
    /// <param name="name">A label of the encoding; <c>utf-8 with byte order mark</c> for one that begins with it.</param>
    public static byte[] Of(byte[] utf8, string name)
    {
        var text = Encoding.UTF8.GetString(utf8);
        return name switch
        {
            "utf-8" => [.. "<meta charset=utf-8>"u8, .. utf8],
            "utf-8 with byte order mark" => [.. "\uFEFF"u8, .. utf8],
            "utf-16le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "utf-16be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => [.. Encoding.ASCII.GetBytes($"<meta charset={name}>"), .. Encode(text, PageEncoding.FromLabel(name)!)],
        };
    }

    private static List<byte> Encode(string text, PageEncoding encoding)
    {
        var bytes = new List<byte>(text.Length + 16);
        Span<byte> encoded = stackalloc byte[PageEncoding.MaximumBytes];
        foreach (var rune in text.EnumerateRunes())
        {
            if (encoding.TryEncode(rune, encoded, out var written))
                bytes.AddRange(encoded[..written]);
            else
                bytes.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"&#{rune.Value};")));
        }

        return bytes;
    }
}
