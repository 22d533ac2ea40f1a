using System.Text;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// Finds the elements that hold just one unit, where an attribute can be said of its text and of no other: the start tag stands right
/// before the unit, the end tag right after it.
/// </summary>
internal static class OwnElements
{
    /// <summary>Where such elements can take a <c>lang</c>: the byte after the name of the start tag. One that has it already can not.</summary>
    /// <param name="page">The page.</param>
    /// <param name="units">The units, by rising start; those of pages in attributes have no element and are passed over.</param>
    public static IEnumerable<int> WithoutLanguage(SourcePage page, IEnumerable<Unit> units)
    {
        var waiting = new Queue<Unit>(units.Where(unit => unit.Kind is UnitKind.Text or UnitKind.Title && unit.Around.IsEmpty));
        return waiting.Count == 0 ? [] : Find(page, waiting);
    }

    private static List<int> Find(SourcePage page, Queue<Unit> waiting)
    {
        var found = new List<int>();
        var tree = new TreeBuilder(page.Markup.Span, page.MarkupStart, new TagNames(), NoSink.Instance);
        var (open, end, name) = (-1, -1, default(ByteRange));
        while (tree.Read() && (waiting.Count > 0 || end >= 0))
        {
            ref readonly var token = ref tree.Token;
            while (end < 0 && waiting.TryPeek(out var unit) && unit.Range.Start < token.Range.End)
            {
                waiting.Dequeue();
                if (unit.Range.Start >= token.Range.Start && open >= 0)
                    end = unit.Range.End;
            }

            if (token.Range.Start < end || IsUnseen(in token))
                continue;
            if (end >= 0 && token.Kind == HtmlTokenKind.EndTag && SameName(token.Content.Of(token.Markup), name.Of(token.Markup)))
                found.Add(open);
            (open, end) = (-1, -1);
            if (token.Kind == HtmlTokenKind.StartTag && !token.TryGetAttribute("lang"u8, out _) && !token.TryGetAttribute("xml:lang"u8, out _))
                (open, name) = (token.Content.End, token.Content);
        }

        return found;
    }

    private static bool IsUnseen(ref readonly HtmlTokenizer token) => token.Kind == HtmlTokenKind.Comment
        || (token.Kind == HtmlTokenKind.Text && TreeBuilder.IsWhiteSpace(token.Content.Of(token.Markup)));

    private static bool SameName(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(one, other);
}
