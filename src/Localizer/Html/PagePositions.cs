using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>Turns offsets of a page's markup into lines and columns. Asked in rising order it reads the page once.</summary>
/// <param name="page">The page.</param>
public sealed class PagePositions(SourcePage page)
{
    private int _offset = page.MarkupStart;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The position of one offset, for a single question.</summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">An offset of its markup.</param>
    public static TextPosition Of(SourcePage page, int offset) => new PagePositions(page).Of(offset);

    /// <summary>The place of an offset in the page, or, of a page that stands in another one's attribute, in that one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">An offset of its markup.</param>
    internal static Place PlaceOf(SourcePage page, int offset)
    {
        while (page.Container is { } container)
            (page, offset) = (container, page.ContainerOffset(offset));
        return new Place(page.Path, Of(page, offset));
    }

    /// <summary>The position of an offset.</summary>
    /// <param name="offset">An offset of the page's markup, where a character begins.</param>
    public TextPosition Of(int offset)
    {
        if (offset < _offset)
            (_offset, _line, _column) = (page.MarkupStart, 1, 1);
        var markup = page.Markup.Span;
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        while (_offset < offset)
        {
            var current = markup[_offset];
            if (current == '\n' || (current == '\r' && (_offset + 1 >= markup.Length || markup[_offset + 1] != '\n')))
            {
                _line++;
                _column = 1;
                _offset++;
            }
            else if (current < 0x80)
            {
                _column++;
                _offset++;
            }
            else
            {
                _offset += page.MarkupEncoding.ReadCharacter(markup[_offset..], characters, out var written);
                _column += written;
            }
        }

        return new TextPosition(_line, _column);
    }
}
