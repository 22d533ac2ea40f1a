using Localizer.Model;

namespace Localizer.Html;

// PHP between tags: to a browser a comment, to the server code that may print a part of the sentence.
internal sealed partial class UnitExtractor
{
    /// <summary>What a comment that is code of a server is in the text around it; <see langword="null"/> for any other.</summary>
    private PieceKind? IslandKindOf(ByteRange comment)
    {
        var bytes = comment.Of(_page.Markup.Span);
        if (!IslandFinder.IsPhp(bytes))
            return null;
        if (!bytes.EndsWith("?>"u8) && bytes.IndexOf("</"u8) >= 0)
        {
            _diagnostics.Add(new Diagnostic(
                "php-unclosed",
                Severity.Warning,
                "PHP begins here and has no end, so that the rest of the page is code; it is left as it is.",
                PlaceOf(comment.Start),
                "Close it with '?>', or take it out if the page is no template."));
        }

        return TemplateIslands.IsSpoken(bytes) ? PieceKind.Island : PieceKind.Unseen;
    }
}
