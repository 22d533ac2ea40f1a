using Localizer.Model;

namespace Localizer.Html;

/// <summary>Where a unit is, before its text is read.</summary>
/// <param name="Kind">What kind of string it is.</param>
/// <param name="Name">The element, the element and attribute, or the property.</param>
/// <param name="Range">Its bytes.</param>
/// <param name="Syntax">How it is written.</param>
/// <param name="Context">What holds for its text.</param>
/// <param name="FirstPiece">The first of its pieces in the page's list; a text unit has some, another none.</param>
/// <param name="PieceCount">How many pieces it has.</param>
internal readonly record struct UnitSite(
    UnitKind Kind, string Name, ByteRange Range, TextSyntax Syntax, TextContext Context, int FirstPiece = 0, int PieceCount = 0)
{
    private const int EmbeddedPage = -1;

    /// <summary>Whether it is no unit but a page in an attribute, which has units of its own.</summary>
    public bool IsEmbeddedPage => PieceCount == EmbeddedPage;

    /// <summary>The site of a page in an attribute.</summary>
    /// <param name="attribute">The attribute's value.</param>
    /// <param name="syntax">How it is written.</param>
    /// <param name="index">Which of the pages in attributes it is.</param>
    public static UnitSite OfPage(ByteRange attribute, TextSyntax syntax, int index) =>
        new(UnitKind.Attribute, "", attribute, syntax, TextContext.OfPage, index, EmbeddedPage);
}
