using Localizer.Model;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

/// <summary>Where a node goes: the "appropriate place for inserting a node" of the HTML standard, 13.2.6.1.</summary>
/// <param name="Parent">The node that it becomes a child of; -1 for the document, -2 for none yet.</param>
/// <param name="Before">The child that it goes in front of, or -1 for the end.</param>
internal readonly record struct TreePlace(int Parent, int Before = -1);

internal ref partial struct TreeBuilder
{
    private static readonly TreePlace PlaceNowhere = new(-2);

    private readonly TreePlace PlaceInCurrent() => new(_open.Top >= 0 ? _open[_open.Top].Node : -1);

    /// <summary>The element that what does not belong into a table becomes a child of: the table's parent, or a template in the table.</summary>
    /// <returns>Its entry, or -1.</returns>
    private readonly int FosterParent()
    {
        var (table, template) = (_open.Last(Table), _open.Last(Template));
        if (template >= 0 && (table < 0 || _open[template].Order > _open[table].Order))
            return template;
        return table >= 0 ? _open[table].Parent : -1;
    }

    private readonly TreePlace PlaceBeforeTable()
    {
        var (table, parent) = (_open.Last(Table), FosterParent());
        if (table < 0 || parent < 0)
            return parent >= 0 ? new TreePlace(_open[parent].Node) : PlaceInCurrent();
        if (_open[table].Parent != parent)
            return new TreePlace(_open[parent].Node);
        var node = _open[table].Node;
        return _shape?.ParentOf(node) is { } actual and >= 0 ? new TreePlace(actual, node) : new TreePlace(_open[parent].Node);
    }

    /// <summary>The end of an open element's children; under foster parenting the place before the table that it is part of.</summary>
    private readonly TreePlace PlaceIn(int entry) =>
        _isFosterParenting && _open[entry] is { Namespace: ElementNamespace.Html } element && IsTablePart(element.Tag)
            ? PlaceBeforeTable()
            : new TreePlace(_open[entry].Node);

    private readonly void PlaceComment()
    {
        if (_shape is null)
            return;
        var place = _mode switch
        {
            InsertionMode.Initial or InsertionMode.BeforeHtml or InsertionMode.AfterAfterBody or InsertionMode.AfterAfterFrameset => new TreePlace(-1),
            InsertionMode.AfterBody => new TreePlace(_open[_open.Last(HtmlTag.Html)].Node),
            _ => PlaceInCurrent(),
        };
        _shape.AddComment(_tokenizer.Content, in _tokenizer, place);
    }

    /// <summary>What the page's end implies: the elements that no token has opened.</summary>
    public void Finish()
    {
        _tag = None;
        if (_mode == InsertionMode.Text)
            EndText();
        while (_open.Has(Template))
        {
            PopThrough(Template);
            ClearFormattingToMarker();
            _templateModes.TryPop(out _);
            ResetMode();
        }

        if (_mode is InsertionMode.Initial or InsertionMode.BeforeHtml)
        {
            OpenImplied(HtmlTag.Html);
            _mode = InsertionMode.BeforeHead;
        }

        if (_mode == InsertionMode.BeforeHead)
        {
            OpenImplied(Head);
            _mode = InsertionMode.InHead;
        }

        if (_mode == InsertionMode.InHeadNoscript)
        {
            Pop();
            _mode = InsertionMode.InHead;
        }

        if (_mode == InsertionMode.InHead)
        {
            Pop();
            _mode = InsertionMode.AfterHead;
        }

        if (_mode == InsertionMode.AfterHead)
        {
            OpenImplied(Body);
            _mode = InsertionMode.InBody;
        }
    }
}
