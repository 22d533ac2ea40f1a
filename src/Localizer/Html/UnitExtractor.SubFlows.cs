using Localizer.Model;

namespace Localizer.Html;

// Texts inside the inline codes of texts.
internal sealed partial class UnitExtractor
{
    // Texts inside inline codes inside texts: deeper than this, such an element ends the text around it instead.
    private const int DeepestSubFlow = 8;

    // The text units that a sub-flow has interrupted, with the byte where it began. A sub-flow that is too deep interrupts nothing and
    // has no draft.
    private readonly Stack<(UnitDraft? Draft, int Start)> _interrupted = [];
    private readonly Stack<UnitDraft> _spare = [];
    private int _subFlowDepth;

    // The sub-flow that the token at hand has ended.
    private int _endedSubFlow = -1;
    private HtmlTag _endedSubFlowTag;

    private void BeginSubFlow()
    {
        if (_subFlowDepth >= DeepestSubFlow)
        {
            Flush();
            _interrupted.Push((null, _tagStart));
            return;
        }

        _subFlowDepth++;
        _interrupted.Push((_draft, _tagStart));
        _draft = _spare.TryPop(out var spare) ? spare : new UnitDraft();
    }

    private void EndSubFlow(HtmlTag tag)
    {
        if (!_interrupted.TryPop(out var interrupted))
            return;
        Flush();
        if (interrupted.Draft is null)
            return;
        _subFlowDepth--;
        _spare.Push(_draft);
        _draft = interrupted.Draft;
        _endedSubFlow = interrupted.Start;
        _endedSubFlowTag = tag;
    }

    /// <summary>Puts a sub-flow that the token at hand has ended into the text around it, as one code.</summary>
    private void EndSubFlowInText(in TreeBuilder tree)
    {
        var isOwnEndTag = tree.Token.Kind == HtmlTokenKind.EndTag
            && !tree.IsIgnored
            && tree.Tag == _endedSubFlowTag;
        var isVoid = tree.Token.Kind == HtmlTokenKind.StartTag && tree.Token.IsSelfClosing && _endedSubFlow == tree.Token.Range.Start;
        var end = isOwnEndTag || isVoid ? tree.Token.Range.End : tree.Token.Range.Start;
        var range = new ByteRange(_endedSubFlow, end);

        // A drawing in code is part of the code.
        if ((isOwnEndTag || isVoid) && _contexts[tree.Context].IsLeftInText)
            Protect(range, PieceKind.Protected);
        else
            _draft.AddStandalone(range, PieceKind.Standalone);
    }
}
