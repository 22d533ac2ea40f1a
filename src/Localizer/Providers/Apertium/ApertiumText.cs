using System.Net;
using System.Text;
using Localizer.Model;

namespace Localizer.Providers.Apertium;

/// <summary>Text as Apertium bears it.</summary>
internal static class ApertiumText
{
    /// <summary>Most code points of a text: past it Apertium cuts long texts off without a word.</summary>
    public const int MostCodePoints = 1_000;

    /// <summary>What is sent: without white space at its ends, and without escapes but the three that HTML needs.</summary>
    /// <param name="text">The item's text.</param>
    /// <param name="form">Its form.</param>
    public static string Outgoing(string text, MarkupForm form) => form == MarkupForm.Text ? text.Trim() : WithoutNamedEntities(text.Trim());

    /// <summary>What came, between the item's own white space: Apertium takes it away, and sometimes adds some.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sent">The item's text.</param>
    public static string Incoming(string answer, string sent)
    {
        var words = answer.Trim();
        var before = sent.Length - sent.TrimStart().Length;
        var after = sent.Length - sent.TrimEnd().Length;
        return words.Length == 0 ? "" : sent[..before] + words + sent[(sent.Length - after)..];
    }

    /// <summary>Apertium's name of a text's format.</summary>
    public static string FormatOf(MarkupForm form) => form == MarkupForm.Text ? "txt" : "html";

    // Apertium makes &eacute; into garbage and loses words between &quot;s; a character is a character to it.
    private static string WithoutNamedEntities(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var reference = ReferenceAt(text, at);
            if (reference.Length == 0)
            {
                plain.Append(text[at++]);
                continue;
            }

            var character = WebUtility.HtmlDecode(reference);
            plain.Append(character is "&" or "<" or ">" ? reference : character);
            at += reference.Length;
        }

        return plain.ToString();
    }

    private static string ReferenceAt(string text, int at)
    {
        if (text[at] != '&')
            return "";
        var end = text.IndexOf(';', at, Math.Min(text.Length - at, 34));
        return end < 0 ? "" : text[at..(end + 1)];
    }
}
