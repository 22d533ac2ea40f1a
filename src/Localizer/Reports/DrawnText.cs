using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Localizer.Model;

namespace Localizer.Reports;

/// <summary>Draws a text in HTML: its inline codes where they stand, and what a message quotes of it marked.</summary>
/// <param name="encoder">Writes text so that none of it is markup.</param>
internal sealed class DrawnText(HtmlEncoder encoder)
{
    /// <summary>The text as HTML.</summary>
    /// <param name="text">The text, without codes; <see langword="null"/> for none.</param>
    /// <param name="coded">The same with its codes, or <see langword="null"/> where they are not known.</param>
    /// <param name="message">What is said of it.</param>
    public string Draw(string? text, CodedText? coded, string message)
    {
        if (text is null)
            return "";
        var codes = coded?.Text == text ? coded.Codes : [];
        var html = new StringBuilder();
        var (position, next) = (0, 0);
        foreach (var (end, isQuoted) in Runs(text, message))
        {
            while (position < end)
            {
                next = DrawCodes(html, codes, next, position);
                var stop = next < codes.Length ? Math.Min(codes[next].Offset, end) : end;
                var written = encoder.Encode(text[position..stop]);
                html.Append(isQuoted ? $"<mark>{written}</mark>" : written);
                position = stop;
            }
        }

        DrawCodes(html, codes, next, text.Length);
        return html.ToString();
    }

    /// <summary>Draws the codes that stand at a place or before it.</summary>
    /// <returns>The first code that is left.</returns>
    private static int DrawCodes(StringBuilder html, ImmutableArray<PlacedCode> codes, int next, int position)
    {
        for (; next < codes.Length && codes[next].Offset <= position; next++)
        {
            var id = codes[next].Code.Id.ToString(CultureInfo.InvariantCulture);
            var drawn = codes[next].Code.Kind switch { CodeKind.Opening => $"⟨{id}⟩", CodeKind.Closing => $"⟨/{id}⟩", _ => $"⟨{id}/⟩" };
            html.Append("<span class=\"code\">").Append(drawn).Append("</span>");
        }

        return next;
    }

    /// <summary>The text cut where what the message quotes begins and ends: each run's end, and whether it is quoted.</summary>
    private static IEnumerable<(int End, bool IsQuoted)> Runs(string text, string message)
    {
        var quotes = Quoted(message).Where(quote => quote.Length > 0 && quote.Length < text.Length && text.Contains(quote, StringComparison.Ordinal)).ToList();
        var start = 0;
        while (start < text.Length)
        {
            var (next, length) = quotes.Select(quote => (At: text.IndexOf(quote, start, StringComparison.Ordinal), quote.Length)).Where(found => found.At >= 0)
                .DefaultIfEmpty((At: text.Length, Length: 0)).Min();
            yield return (next, false);
            if (length > 0)
                yield return (next + length, true);
            start = next + Math.Max(length, 1);
        }
    }

    private static IEnumerable<string> Quoted(string message)
    {
        for (var open = message.IndexOf('“', StringComparison.Ordinal); open >= 0; open = message.IndexOf('“', open + 1))
        {
            var close = message.IndexOf('”', open);
            if (close < 0)
                yield break;
            yield return message[(open + 1)..close].TrimEnd('…');
            open = close;
        }
    }
}
