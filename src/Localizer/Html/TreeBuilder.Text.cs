using System.Buffers;
using Localizer.Model;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

// Where text goes, and what it brings about.
internal ref partial struct TreeBuilder
{
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\n\f\r\0"u8);

    private void ProcessText()
    {
        var text = Text;
        IsWhiteSpaceText = IsWhiteSpace(text.Of(_tokenizer.Markup));
        if (_tokenizer.TextModel is not (ContentModel.Data or ContentModel.PlainText))
        {
            _shape?.AddText(text, in _tokenizer, PlaceInCurrent());
            return;
        }

        // Nearly all text of a page; in the other modes it may be ignored, land elsewhere or make room for itself first.
        var isForeign = IsForeign(forStartTag: true, forText: true);
        if (isForeign || _mode == InsertionMode.InBody)
        {
            if (!isForeign)
                ReconstructFormatting();
            _framesetIsOk &= IsWhiteSpaceText;
            _shape?.AddText(text, in _tokenizer, PlaceInCurrent());
            return;
        }

        while (!PlaceText(ref text, IsWhiteSpaceText))
        {
            // A mode that cannot hold text has made room for it.
        }

        if (!IsIgnored)
            _shape?.AddText(text, in _tokenizer, IsFosterParented ? PlaceBeforeTable() : PlaceInCurrent());
    }

    /// <summary>Places a text in the current mode.</summary>
    /// <param name="text">The text; white space at its start that lands elsewhere is taken from it.</param>
    /// <param name="isWhiteSpace">Whether it is white space alone.</param>
    /// <returns>False when the mode has changed and the text is to be placed again.</returns>
    private bool PlaceText(ref ByteRange text, bool isWhiteSpace)
    {
        switch (_mode)
        {
            case InsertionMode.Initial or InsertionMode.BeforeHtml or InsertionMode.BeforeHead when isWhiteSpace:
                IsIgnored = true;
                return true;
            case InsertionMode.Initial:
                text = AfterSpace(text);
                return !SwitchTo(InsertionMode.BeforeHtml);
            case InsertionMode.BeforeHtml:
                OpenImplied(HtmlTag.Html);
                return !SwitchTo(InsertionMode.BeforeHead);
            case InsertionMode.BeforeHead:
                text = AfterSpace(text);
                OpenImplied(Head);
                return !SwitchTo(InsertionMode.InHead);
            case InsertionMode.InHead or InsertionMode.InHeadNoscript or InsertionMode.AfterHead when isWhiteSpace:
                return true;
            case InsertionMode.InHead:
                LeaveSpace(ref text);
                Pop();
                return !SwitchTo(InsertionMode.AfterHead);
            case InsertionMode.InHeadNoscript:
                LeaveSpace(ref text);
                Pop();
                return !SwitchTo(InsertionMode.InHead);
            case InsertionMode.AfterHead:
                LeaveSpace(ref text);
                OpenImplied(Body);
                return !SwitchTo(InsertionMode.InBody);
            case InsertionMode.AfterBody or InsertionMode.AfterAfterBody when !isWhiteSpace:
                return !SwitchTo(InsertionMode.InBody);
            case InsertionMode.InColumnGroup when isWhiteSpace:
                return true;
            case InsertionMode.InColumnGroup:
                LeaveSpace(ref text);
                return PlaceTextInColumnGroup();
            case InsertionMode.InFrameset or InsertionMode.AfterFrameset or InsertionMode.AfterAfterFrameset:
                IsIgnored = !isWhiteSpace;
                if (IsIgnored)
                    _shape?.AddSpaceOf(text, in _tokenizer, PlaceInCurrent());
                return true;
            case InsertionMode.InTable or InsertionMode.InTableBody or InsertionMode.InRow when IsTableStructure(_open.CurrentHtmlTag):
                if (isWhiteSpace)
                    return true;
                IsFosterParented = true;
                return PlaceTextInBody(isWhiteSpace);
            default:
                return PlaceTextInBody(isWhiteSpace);
        }
    }

    private bool PlaceTextInBody(bool isWhiteSpace)
    {
        _isFosterParenting = IsFosterParented;
        ReconstructFormatting();
        _isFosterParenting = false;
        // Formatting that was opened again takes the text along to before the table.
        IsFosterParented &= IsTableStructure(_open.CurrentHtmlTag);
        _framesetIsOk &= isWhiteSpace;
        return true;
    }

    /// <summary>Puts the white space that a text begins with where the current mode has it, and takes it from the text.</summary>
    private readonly void LeaveSpace(ref ByteRange text)
    {
        var rest = AfterSpace(text);
        if (rest.Start > text.Start)
            _shape?.AddText(new ByteRange(text.Start, rest.Start), in _tokenizer, PlaceInCurrent());
        text = rest;
    }

    private readonly ByteRange AfterSpace(ByteRange text)
    {
        var length = text.Of(_tokenizer.Markup).IndexOfAnyExcept(WhiteSpace);
        return length < 0 ? text with { Start = text.End } : text with { Start = text.Start + length };
    }

    private readonly ByteRange AfterNewline(ByteRange text)
    {
        var bytes = text.Of(_tokenizer.Markup);
        if (bytes.StartsWith("\r\n"u8))
            return text with { Start = text.Start + 2 };
        if (bytes[0] is (byte)'\n' or (byte)'\r')
            return text with { Start = text.Start + 1 };
        Span<char> decoded = stackalloc char[CharacterReferences.MaxCharacters];
        var length = bytes[0] == '&' ? CharacterReferences.Read(bytes, false, decoded, out _) : 0;
        return length > 0 && decoded[0] == '\n' ? text with { Start = text.Start + length } : text;
    }

    /// <summary>Whether a text is white space alone (NUL, which the standard drops, counted in).</summary>
    /// <remarks>Most text begins with a letter, which settles it without a search.</remarks>
    public static bool IsWhiteSpace(ReadOnlySpan<byte> text) => text.IsEmpty || (text[0] <= ' ' && !text.ContainsAnyExcept(WhiteSpace));
}
