using System.Text;

namespace Localizer.Html;

/// <summary>
/// Tells whether a <c>pre</c> holds <c>code</c>. Its look-ahead only ever moves forward over the page, so a page of nothing but
/// <c>pre</c> tags costs no more than another.
/// </summary>
internal sealed class PreCodeFinder
{
    private int _lookedFrom = -1;
    private int _next = -1;
    private bool _isCode;

    /// <summary>Whether a <c>code</c> start tag comes before the next <c>pre</c> end tag.</summary>
    /// <param name="token">The <c>pre</c> start tag.</param>
    public bool HoldsCode(in HtmlTokenizer token)
    {
        if (token.Range.End < _lookedFrom || token.Range.End > _next)
            LookAhead(in token);
        return _isCode;
    }

    private void LookAhead(in HtmlTokenizer pre)
    {
        var tokenizer = new HtmlTokenizer(pre.Markup, pre.Range.End, pre.Islands);
        _lookedFrom = pre.Range.End;
        while (tokenizer.Read())
        {
            _isCode = tokenizer.Kind == HtmlTokenKind.StartTag && Ascii.EqualsIgnoreCase(tokenizer.Content.Of(pre.Markup), "code"u8);
            if (_isCode || (tokenizer.Kind == HtmlTokenKind.EndTag && Ascii.EqualsIgnoreCase(tokenizer.Content.Of(pre.Markup), "pre"u8)))
            {
                _next = tokenizer.Range.Start;
                return;
            }
        }

        (_next, _isCode) = (int.MaxValue, false);
    }
}
