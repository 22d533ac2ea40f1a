using System.Text;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

internal ref partial struct TreeBuilder
{
    private bool StartInTable()
    {
        switch (_tag)
        {
            case Caption:
                ClearBackTo(Table);
                AddMarker();
                Open(Caption);
                return Enter(InsertionMode.InCaption);
            case Colgroup:
                ClearBackTo(Table);
                Open(Colgroup);
                return Enter(InsertionMode.InColumnGroup);
            case Col:
                ClearBackTo(Table);
                OpenImplied(Colgroup);
                return SwitchTo(InsertionMode.InColumnGroup);
            case Tbody or Tfoot or Thead:
                ClearBackTo(Table);
                Open(_tag);
                return Enter(InsertionMode.InTableBody);
            case Td or Th or Tr:
                ClearBackTo(Table);
                OpenImplied(Tbody);
                return SwitchTo(InsertionMode.InTableBody);
            case Table:
                if (!_open.IsInScope(Table, ElementScope.Table))
                    return Ignore();
                PopThrough(Table);
                ResetMode();
                return true;
            case Style or Script or Template:
                return StartInHead();
            case Input when IsHiddenInput():
                return OpenVoid(Input);
            case Form:
                if (_hasForm || _open.Has(Template))
                    return Ignore();
                _hasForm = true;
                return OpenVoid(Form);
            default:
                return WithFosterParenting(isStartTag: true);
        }
    }

    private readonly bool IsHiddenInput() =>
        _tokenizer.TryGetAttribute("type"u8, out var type) && Ascii.EqualsIgnoreCase(type.Value.Of(_tokenizer.Markup), "hidden"u8);

    /// <summary>What does not belong into a table goes by the rules of the body, and lands before the table.</summary>
    private bool WithFosterParenting(bool isStartTag)
    {
        _isFosterParenting = true;
        // "In body" may ask to process the token again only after it changed the tag's name (image); that stays inside the body's rules.
        while (isStartTag ? StartInBody() : EndInBody())
        {
        }

        _isFosterParenting = false;
        return false;
    }

    private bool EndInTable()
    {
        switch (_tag)
        {
            case Table:
                if (!_open.IsInScope(Table, ElementScope.Table))
                    return Ignore();
                PopThrough(Table);
                ResetMode();
                return false;
            case Body or Caption or Col or Colgroup or HtmlTag.Html or Tbody or Td or Tfoot or Th or Thead or Tr:
                return Ignore();
            case Template:
                return EndTemplate();
            default:
                return WithFosterParenting(isStartTag: false);
        }
    }

    private bool StartInCaption()
    {
        if (_tag is not (Caption or Col or Colgroup or Tbody or Td or Tfoot or Th or Thead or Tr))
            return StartInBody();
        return CloseCaption() || Ignore();
    }

    private bool EndInCaption()
    {
        switch (_tag)
        {
            case Caption:
                return CloseCaption() ? false : Ignore();
            case Table:
                return CloseCaption() || Ignore();
            case Body or Col or Colgroup or HtmlTag.Html or Tbody or Td or Tfoot or Th or Thead or Tr:
                return Ignore();
            default:
                return EndInBody();
        }
    }

    private bool CloseCaption()
    {
        if (!_open.IsInScope(Caption, ElementScope.Table))
            return false;
        GenerateImpliedEndTags();
        PopThrough(Caption);
        ClearFormattingToMarker();
        return SwitchTo(InsertionMode.InTable);
    }

    private bool StartInColumnGroup()
    {
        switch (_tag)
        {
            case HtmlTag.Html:
                return RepeatHtml();
            case Col:
                return OpenVoid(Col);
            case Template:
                return StartInHead();
            default:
                return CloseColumnGroup() || Ignore();
        }
    }

    private bool EndInColumnGroup()
    {
        switch (_tag)
        {
            case Colgroup:
                return CloseColumnGroup() ? false : Ignore();
            case Col:
                return Ignore();
            case Template:
                return EndTemplate();
            default:
                return CloseColumnGroup() || Ignore();
        }
    }

    private bool CloseColumnGroup()
    {
        if (_open.CurrentHtmlTag != Colgroup)
            return false;
        Pop();
        return SwitchTo(InsertionMode.InTable);
    }

    private bool PlaceTextInColumnGroup()
    {
        if (CloseColumnGroup())
            return false;
        IsIgnored = true;
        return true;
    }

    private bool StartInTableBody()
    {
        switch (_tag)
        {
            case Tr:
                ClearBackToBody();
                Open(Tr);
                return Enter(InsertionMode.InRow);
            case Th or Td:
                ClearBackToBody();
                OpenImplied(Tr);
                return SwitchTo(InsertionMode.InRow);
            case Caption or Col or Colgroup or Tbody or Tfoot or Thead:
                return CloseTableBody() || Ignore();
            default:
                return StartInTable();
        }
    }

    private bool EndInTableBody()
    {
        switch (_tag)
        {
            case Tbody or Tfoot or Thead:
                if (!_open.IsInScope(_tag, ElementScope.Table))
                    return Ignore();
                ClearBackToBody();
                Pop();
                return Enter(InsertionMode.InTable);
            case Table:
                return CloseTableBody() || Ignore();
            case Body or Caption or Col or Colgroup or HtmlTag.Html or Td or Th or Tr:
                return Ignore();
            default:
                return EndInTable();
        }
    }

    private bool CloseTableBody()
    {
        if (!_open.IsInScope(Tbody, ElementScope.Table) && !_open.IsInScope(Thead, ElementScope.Table)
            && !_open.IsInScope(Tfoot, ElementScope.Table))
        {
            return false;
        }

        ClearBackToBody();
        Pop();
        return SwitchTo(InsertionMode.InTable);
    }

    private bool StartInRow()
    {
        switch (_tag)
        {
            case Th or Td:
                ClearBackTo(Tr);
                Open(_tag);
                _mode = InsertionMode.InCell;
                AddMarker();
                return false;
            case Caption or Col or Colgroup or Tbody or Tfoot or Thead or Tr:
                return CloseRow() || Ignore();
            default:
                return StartInTable();
        }
    }

    private bool EndInRow()
    {
        switch (_tag)
        {
            case Tr:
                return CloseRow() ? false : Ignore();
            case Table:
                return CloseRow() || Ignore();
            case Tbody or Tfoot or Thead:
                return _open.IsInScope(_tag, ElementScope.Table) && CloseRow() || Ignore();
            case Body or Caption or Col or Colgroup or HtmlTag.Html or Td or Th:
                return Ignore();
            default:
                return EndInTable();
        }
    }

    private bool CloseRow()
    {
        if (!_open.IsInScope(Tr, ElementScope.Table))
            return false;
        ClearBackTo(Tr);
        Pop();
        return SwitchTo(InsertionMode.InTableBody);
    }

    private bool StartInCell()
    {
        if (_tag is not (Caption or Col or Colgroup or Tbody or Td or Tfoot or Th or Thead or Tr))
            return StartInBody();
        return CloseCell() || Ignore();
    }

    private bool EndInCell()
    {
        switch (_tag)
        {
            case Td or Th:
                if (!_open.IsInScope(_tag, ElementScope.Table))
                    return Ignore();
                GenerateImpliedEndTags();
                PopThrough(_tag);
                ClearFormattingToMarker();
                return Enter(InsertionMode.InRow);
            case Body or Caption or Col or Colgroup or HtmlTag.Html:
                return Ignore();
            case Table or Tbody or Tfoot or Thead or Tr:
                return _open.IsInScope(_tag, ElementScope.Table) && CloseCell() || Ignore();
            default:
                return EndInBody();
        }
    }

    private bool CloseCell()
    {
        var cell = Deeper(_open.Last(Td), _open.Last(Th));
        if (cell < 0 || !_open.IsInScope(cell, ElementScope.Table))
            return false;
        GenerateImpliedEndTags();
        PopThrough(cell);
        ClearFormattingToMarker();
        return SwitchTo(InsertionMode.InRow);
    }

    /// <summary>"Clear the stack back to a table context", or a row's: up to that element, a template or the root.</summary>
    private void ClearBackTo(HtmlTag tag)
    {
        while (_open.CurrentHtmlTag is var current && current != tag && current is not (Template or HtmlTag.Html))
            Pop();
    }

    private void ClearBackToBody()
    {
        while (_open.CurrentHtmlTag is not (Tbody or Tfoot or Thead or Template or HtmlTag.Html))
            Pop();
    }
}
