using System.Text;
using System.Xml;

namespace Localizer.Model;

/// <summary>Text for XML formats that have no way to write what XML lacks.</summary>
internal static class XmlCharacters
{
    /// <summary>The text with control characters, and halves of surrogate pairs, replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                clean.Append(text[i++]).Append(text[i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var character in text)
        {
            if (!XmlConvert.IsXmlChar(character))
                return false;
        }

        return true;
    }
}
