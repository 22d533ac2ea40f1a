using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

internal ref partial struct TreeBuilder
{
    private bool StartBeforeHtml()
    {
        if (_tag != HtmlTag.Html)
        {
            OpenImplied(HtmlTag.Html);
            return SwitchTo(InsertionMode.BeforeHead);
        }

        Open(HtmlTag.Html);
        return Enter(InsertionMode.BeforeHead);
    }

    private bool StartBeforeHead()
    {
        switch (_tag)
        {
            case HtmlTag.Html:
                return RepeatHtml();
            case Head:
                Open(Head);
                return Enter(InsertionMode.InHead);
            default:
                OpenImplied(Head);
                return SwitchTo(InsertionMode.InHead);
        }
    }

    private bool StartInHead()
    {
        switch (_tag)
        {
            case HtmlTag.Html:
                return RepeatHtml();
            case Head:
                return Ignore();
            case Base or Basefont or Bgsound or Link or Meta:
                return OpenVoid(_tag);
            case Title:
                return OpenRaw(Title, ContentModel.RcData);
            case Noframes or Style:
                return OpenRaw(_tag, ContentModel.RawText);
            case Script:
                return OpenRaw(Script, ContentModel.ScriptData);
            case Noscript:
                Open(Noscript);
                return Enter(InsertionMode.InHeadNoscript);
            case Template:
                Open(Template);
                AddMarker();
                _framesetIsOk = false;
                _mode = InsertionMode.InTemplate;
                _templateModes.Push(_mode);
                return false;
            default:
                Pop();
                return SwitchTo(InsertionMode.AfterHead);
        }
    }

    private bool StartInHeadNoscript()
    {
        switch (_tag)
        {
            case HtmlTag.Html:
                return RepeatHtml();
            case Head or Noscript:
                return Ignore();
            case Basefont or Bgsound or Link or Meta or Noframes or Style:
                return StartInHead();
            default:
                Pop();
                return SwitchTo(InsertionMode.InHead);
        }
    }

    private bool StartAfterHead()
    {
        switch (_tag)
        {
            case HtmlTag.Html:
                return RepeatHtml();
            case Head:
                return Ignore();
            case Body:
                Open(Body);
                _framesetIsOk = false;
                return Enter(InsertionMode.InBody);
            case Frameset:
                Open(Frameset);
                return Enter(InsertionMode.InFrameset);
            case Base or Basefont or Bgsound or Link or Meta or Noframes or Script or Style or Template or Title:
                return StartInClosedHead();
            default:
                OpenImplied(Body);
                return SwitchTo(InsertionMode.InBody);
        }
    }

    /// <summary>What belongs into the head and comes after it goes into it all the same.</summary>
    private bool StartInClosedHead()
    {
        var head = _open.Push(Head, ElementNamespace.Html);
        (_open[head].Context, _open[head].Node) = (_head.Context, _head.Node);
        var again = StartInHead();
        _open.Remove(head);
        return again;
    }

    // Before the body these end tags imply what is missing; any other one is ignored.
    private readonly bool ImpliesStructure => _tag is Head or Body or HtmlTag.Html or Br;

    private bool EndBeforeHtml()
    {
        if (!ImpliesStructure)
            return Ignore();
        OpenImplied(HtmlTag.Html);
        return SwitchTo(InsertionMode.BeforeHead);
    }

    private bool EndBeforeHead()
    {
        if (!ImpliesStructure)
            return Ignore();
        OpenImplied(Head);
        return SwitchTo(InsertionMode.InHead);
    }

    private bool EndInHead()
    {
        if (_tag == Template)
            return EndTemplate();
        if (!ImpliesStructure)
            return Ignore();
        Pop();
        _mode = InsertionMode.AfterHead;
        return _tag != Head;
    }

    private bool EndInHeadNoscript()
    {
        if (_tag is not (Noscript or Br))
            return Ignore();
        Pop();
        _mode = InsertionMode.InHead;
        return _tag == Br;
    }

    private bool EndAfterHead()
    {
        if (_tag == Template)
            return EndTemplate();
        if (_tag is not (Body or HtmlTag.Html or Br))
            return Ignore();
        OpenImplied(Body);
        return SwitchTo(InsertionMode.InBody);
    }

    private bool EndText()
    {
        Pop();
        _mode = _originalMode;
        return false;
    }

    private bool EndTemplate()
    {
        if (!_open.Has(Template))
            return Ignore();
        const ParsingTraits implied = ParsingTraits.ImpliedEnd | ParsingTraits.ThoroughlyImpliedEnd;
        while (ParsingRules.Has(_open.CurrentHtmlTag, ElementNamespace.Html, implied))
            Pop();

        PopThrough(Template);
        ClearFormattingToMarker();
        _templateModes.TryPop(out _);
        ResetMode();
        return false;
    }

    private bool StartInTemplate()
    {
        var mode = _tag switch
        {
            Base or Basefont or Bgsound or Link or Meta or Noframes or Script or Style or Template or Title => InsertionMode.InTemplate,
            Caption or Colgroup or Tbody or Tfoot or Thead => InsertionMode.InTable,
            Col => InsertionMode.InColumnGroup,
            Tr => InsertionMode.InTableBody,
            Td or Th => InsertionMode.InRow,
            _ => InsertionMode.InBody,
        };
        if (mode == InsertionMode.InTemplate)
            return StartInHead();
        _templateModes.TryPop(out _);
        _templateModes.Push(mode);
        return SwitchTo(mode);
    }

    private bool StartInFrameset()
    {
        switch (_tag)
        {
            case HtmlTag.Html:
                return RepeatHtml();
            case Frameset:
                Open(Frameset);
                return false;
            case Frame:
                return OpenVoid(Frame);
            case Noframes:
                return StartInHead();
            default:
                return Ignore();
        }
    }

    private bool StartAfterFrameset() => _tag switch
    {
        HtmlTag.Html => RepeatHtml(),
        Noframes => StartInHead(),
        _ => Ignore(),
    };

    private bool EndInFrameset()
    {
        if (_tag != Frameset || _open.CurrentHtmlTag == HtmlTag.Html)
            return Ignore();
        Pop();
        return _open.CurrentHtmlTag != Frameset && Enter(InsertionMode.AfterFrameset);
    }

    /// <summary>"Reset the insertion mode appropriately": the deepest element that decides it, found without walking the stack.</summary>
    private void ResetMode()
    {
        var (mode, deepest) = (_open.Count == 1 ? InsertionMode.AfterHead : InsertionMode.InBody, -1);
        foreach (var (tag, decided) in ModeDeciders)
        {
            var entry = _open.Last(tag);
            if (entry < 0 || _open[entry].Order <= deepest)
                continue;
            deepest = _open[entry].Order;
            mode = tag == Template && _templateModes.TryPeek(out var templateMode) ? templateMode : decided;
        }

        _mode = mode;
    }

    private static readonly (HtmlTag Tag, InsertionMode Mode)[] ModeDeciders =
    [
        (Td, InsertionMode.InCell), (Th, InsertionMode.InCell), (Tr, InsertionMode.InRow), (Tbody, InsertionMode.InTableBody),
        (Thead, InsertionMode.InTableBody), (Tfoot, InsertionMode.InTableBody), (Caption, InsertionMode.InCaption),
        (Colgroup, InsertionMode.InColumnGroup), (Table, InsertionMode.InTable), (Template, InsertionMode.InBody),
        (Head, InsertionMode.InHead), (Body, InsertionMode.InBody), (Frameset, InsertionMode.InFrameset),
    ];
}
