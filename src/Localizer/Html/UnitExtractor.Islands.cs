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
        return TemplateIslands.IsSpoken(bytes) ? PieceKind.Island : PieceKind.Unseen;
    }
}
