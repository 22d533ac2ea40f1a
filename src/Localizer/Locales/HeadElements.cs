using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>Writes tags into a page's head, set off from each other as the page sets off its own.</summary>
internal static class HeadElements
{
    /// <summary>How a tag without content ends in this page.</summary>
    public static string Close(PageMap map) => map.UsesXmlSyntax ? "/>" : ">";

    /// <summary>Puts tags in the place of others; where there are none, inserts them.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="former">The tags that go.</param>
    /// <param name="elements">The tags that come, as ASCII markup.</param>
    /// <param name="insertAt">The byte to insert at when no tag goes.</param>
    public static IEnumerable<ByteEdit> Replace(PageMap map, ImmutableArray<HeadElement> former, IReadOnlyList<string> elements, int insertAt)
    {
        if (former.IsEmpty)
        {
            if (elements.Count > 0)
                yield return Insert(map, elements, insertAt);
            yield break;
        }

        for (var i = 0; i < former.Length; i++)
        {
            yield return i == 0 && elements.Count > 0
                ? new ByteEdit(former[i].Tag, string.Join(map.HeadIndent, elements), Syntax: null)
                : new ByteEdit(former[i].Tag with { Start = former[i].SpaceAt }, "", Syntax: null);
        }
    }

    /// <summary>Inserts tags.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="elements">The tags, as ASCII markup.</param>
    /// <param name="at">The byte.</param>
    public static ByteEdit Insert(PageMap map, IEnumerable<string> elements, int at) =>
        new(new ByteRange(at, at), string.Concat(elements.Select(element => map.HeadIndent + element)), Syntax: null);
}
