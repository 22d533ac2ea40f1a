using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Localizer.Reports;

/// <summary>Texts as HTML, with marks in them.</summary>
internal static class MarkedTexts
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A text as it stands between tags and in attributes.</summary>
    public static string Escape(string text) => Encoder.Encode(text);

    /// <summary>A text with its terms, one of which is what it is shown for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="own">The term that it is shown for.</param>
    public static string WithTerms(string text, IReadOnlyList<TermSpan> terms, string own) => Write(text, terms.Select(span => new Mark(
        span.Start, span.Length, span.Term == own ? "term own" : "term")));

    /// <summary>A text of a finding: what the message quotes is marked, and the terms beside it.</summary>
    /// <param name="text">The text, or <see langword="null"/> when there is none.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="message">The finding's message.</param>
    public static string Of(string? text, IReadOnlyList<TermSpan> terms, string message)
    {
        if (text is null)
            return "";
        var marks = QuotesIn(text, message);
        var free = terms.Where(term => !marks.Exists(mark => mark.Start < term.Start + term.Length && term.Start < mark.Start + mark.Length));
        return Write(text, marks.Concat(free.Select(term => new Mark(term.Start, term.Length, "term"))).OrderBy(mark => mark.Start));
    }

    private static string Write(string text, IEnumerable<Mark> marks)
    {
        var html = new StringBuilder();
        var position = 0;
        foreach (var mark in marks)
        {
            html.Append(Escape(text[position..mark.Start]))
                .Append(CultureInfo.InvariantCulture, $"<mark{(mark.Class.Length > 0 ? $" class=\"{mark.Class}\"" : "")}>")
                .Append(Escape(text.Substring(mark.Start, mark.Length))).Append("</mark>");
            position = mark.Start + mark.Length;
        }

        return html.Append(Escape(text[position..])).ToString();
    }

    private static List<Mark> QuotesIn(string text, string message)
    {
        var quotes = Quoted(message).Where(quote => quote.Length > 0 && quote.Length < text.Length && text.Contains(quote, StringComparison.Ordinal)).ToList();
        var marks = new List<Mark>();
        var start = 0;
        while (start < text.Length)
        {
            var (next, length) = quotes.Select(quote => (At: text.IndexOf(quote, start, StringComparison.Ordinal), quote.Length)).Where(found => found.At >= 0)
                .DefaultIfEmpty((At: text.Length, Length: 0)).Min();
            if (length > 0)
                marks.Add(new Mark(next, length, ""));
            start = next + Math.Max(length, 1);
        }

        return marks;
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

    private readonly record struct Mark(int Start, int Length, string Class);
}
