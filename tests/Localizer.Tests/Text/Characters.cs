using System.Text;
using Localizer.Text;

namespace Localizer.Tests.Text;

/// <summary>Reads and writes whole texts with a <see cref="PageEncoding"/>, character by character.</summary>
internal static class Characters
{
    /// <summary>What each step of reading took and gave; fails the test when a step takes nothing or more than there is.</summary>
    public static IEnumerable<(byte[] Bytes, string Text)> Steps(PageEncoding encoding, byte[] bytes)
    {
        var characters = new char[PageEncoding.MaximumCharacters];
        for (var position = 0; position < bytes.Length;)
        {
            var consumed = encoding.ReadCharacter(bytes.AsSpan(position), characters, out var written);
            consumed.ShouldBeInRange(1, bytes.Length - position);
            written.ShouldBeInRange(1, characters.Length);
            yield return (bytes[position..(position + consumed)], new string(characters, 0, written));
            position += consumed;
        }
    }

    /// <summary>The whole text.</summary>
    public static string Decode(PageEncoding encoding, params byte[] bytes) =>
        string.Concat(Steps(encoding, bytes).Select(step => step.Text));

    /// <summary>The text's bytes in hexadecimal digits, with <c>?</c> for each character that the encoding lacks.</summary>
    public static string Encode(PageEncoding encoding, string text)
    {
        var hexadecimal = new StringBuilder();
        var bytes = new byte[PageEncoding.MaximumBytes];
        foreach (var scalar in text.EnumerateRunes())
            hexadecimal.Append(encoding.TryEncode(scalar, bytes, out var written) ? Convert.ToHexString(bytes, 0, written) : "?");
        return hexadecimal.ToString();
    }

    /// <summary>The encoding of a label that must be known.</summary>
    public static PageEncoding Named(string label) => PageEncoding.FromLabel(label).ShouldNotBeNull();
}
