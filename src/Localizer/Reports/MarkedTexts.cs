using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Localizer.Model;

namespace Localizer.Reports;

/// <summary>Texts as HTML, with marks in them, and their inline codes where they stand.</summary>
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
        span.Start, span.Length, span.Term == own ? "term own" : "term")), []);

    /// <summary>A text of a finding: what the message quotes is marked, and the terms beside it.</summary>
    /// <param name="text">The text, or <see langword="null"/> when there is none.</param>
    /// <param name="coded">The same with its inline codes, which are drawn where they stand, or <see langword="null"/> where they are not known.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="message">The finding's message.</param>
    public static string Of(string? text, CodedText? coded, IReadOnlyList<TermSpan> terms, string message)
    {
        if (text is null)
            return "";
        var marks = QuotesIn(text, message);
        var free = terms.Where(term => !marks.Exists(mark => mark.Start < term.Start + term.Length && term.Start < mark.Start + mark.Length));
        return Write(text, marks.Concat(free.Select(term => new Mark(term.Start, term.Length, "term"))).OrderBy(mark => mark.Start), coded?.Text == text ? coded.Codes : []);
    }

    private static string Write(string text, IEnumerable<Mark> marks, ImmutableArray<PlacedCode> codes)
    {
        var html = new StringBuilder();
        var (position, next) = (0, 0);
        foreach (var mark in marks.Append(new Mark(text.Length, 0, "")))
        {
            WriteRun(mark.Start, null);
            WriteRun(mark.Start + mark.Length, mark.Class);
        }

        WriteCodes();
        return html.ToString();

        // A code cuts a mark in two.
        void WriteRun(int end, string? mark)
        {
            while (position < end)
            {
                WriteCodes();
                var stop = next < codes.Length ? Math.Min(codes[next].Offset, end) : end;
                var written = Escape(text[position..stop]);
                if (mark is null)
                    html.Append(written);
                else
                    html.Append(CultureInfo.InvariantCulture, $"<mark{(mark.Length > 0 ? $" class=\"{mark}\"" : "")}>{written}</mark>");
                position = stop;
            }
        }

        void WriteCodes()
        {
            for (; next < codes.Length && codes[next].Offset <= position; next++)
                html.Append(CultureInfo.InvariantCulture, $"<span class=\"code\">{Drawn(codes[next].Code)}</span>");
        }
    }

    private static string Drawn(InlineCode code)
    {
        var id = code.Id.ToString(CultureInfo.InvariantCulture);
        return code.Kind switch { CodeKind.Opening => $"⟨{id}⟩", CodeKind.Closing => $"⟨/{id}⟩", _ => $"⟨{id}/⟩" };
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
