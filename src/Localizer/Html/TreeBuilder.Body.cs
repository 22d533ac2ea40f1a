using System.Text;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

internal ref partial struct TreeBuilder
{
    /// <summary>A start tag in the "in body" mode, in the order of the standard's list.</summary>
    private bool StartInBody()
    {
        switch (_tag)
        {
            case HtmlTag.Html:
                return RepeatHtml();
            case Body:
                return RepeatBody();
            case Base or Basefont or Bgsound or Link or Meta or Noframes or Script or Style or Template or Title:
                return StartInHead();
            case Frameset:
                return StartFramesetInBody();
            case Address or Article or Aside or Blockquote or Center or Details or Dialog or Dir or Div or Dl or Fieldset or Figcaption
                or Figure or Footer or Header or Hgroup or Main or Menu or Nav or Ol or P or Search or Section or Summary or Ul:
                CloseParagraph();
                Open(_tag);
                return false;
            case H1 or H2 or H3 or H4 or H5 or H6:
                CloseParagraph();
                if (IsHeading(_open.CurrentHtmlTag))
                    Pop();
                Open(_tag);
                return false;
            case Pre or Listing:
                CloseParagraph();
                Open(_tag);
                _skipsNewlineAt = _tokenizer.Range.End;
                _framesetIsOk = false;
                return false;
            case Form:
                return StartForm();
            case Li or Dd or Dt:
                return StartItem();
            case Plaintext:
                CloseParagraph();
                Open(Plaintext);
                _tokenizer.Model = ContentModel.PlainText;
                return false;
            case Button:
                return StartButton();
            case Applet or Marquee or HtmlTag.Object:
                ReconstructFormatting();
                Open(_tag);
                AddMarker();
                _framesetIsOk = false;
                return false;
            case Table:
                if (!_isQuirky)
                    CloseParagraph();
                Open(Table);
                _framesetIsOk = false;
                return Enter(InsertionMode.InTable);
            default:
                return StartPhrasing();
        }
    }

    /// <summary>The rest of the list: what stands inside paragraphs.</summary>
    private bool StartPhrasing()
    {
        switch (_tag)
        {
            case A or B or Big or Code or Em or Font or I or Nobr or S or Small or Strike or Strong or Tt or U:
                return StartFormatting();
            case Area or Br or Embed or Img or Keygen or Wbr:
                ReconstructFormatting();
                _framesetIsOk = false;
                return OpenVoid(_tag);
            case Image:
                _tag = Img;
                return true;
            case Input:
                return StartInput();
            case Param or Source or Track:
                return OpenVoid(_tag);
            case Hr:
                CloseParagraph();
                if (_open.IsInScope(Select))
                    GenerateImpliedEndTags();
                _framesetIsOk = false;
                return OpenVoid(Hr);
            case Textarea:
                _framesetIsOk = false;
                _skipsNewlineAt = _tokenizer.Range.End;
                return OpenRaw(Textarea, ContentModel.RcData);
            case Xmp:
                CloseParagraph();
                ReconstructFormatting();
                _framesetIsOk = false;
                return OpenRaw(Xmp, ContentModel.RawText);
            case Iframe:
                _framesetIsOk = false;
                return OpenRaw(Iframe, ContentModel.RawText);
            case Noembed:
                return OpenRaw(Noembed, ContentModel.RawText);
            case Select or Option or Optgroup:
                return StartSelectPart();
            case Rb or Rtc or Rp or Rt:
                if (_open.IsInScope(Ruby))
                    GenerateImpliedEndTags(_tag is Rp or Rt ? Rtc : None);
                Open(_tag);
                return false;
            case HtmlTag.Math or Svg:
                return StartForeignRoot();
            case Caption or Col or Colgroup or Frame or Head or Tbody or Td or Tfoot or Th or Thead or Tr:
                return Ignore();
            default:
                ReconstructFormatting();
                Open(_tag);
                return false;
        }
    }

    // A second one of these only adds the attributes that the first one lacks.
    private bool RepeatHtml()
    {
        if (!_open.Has(Template))
            _shape?.AddMissingAttributes(_open[_open.Last(HtmlTag.Html)].Node, in _tokenizer);
        return Ignore();
    }

    private bool RepeatBody()
    {
        var body = _open.Last(Body);
        if (body < 0 || _open.Has(Template))
            return Ignore();
        _framesetIsOk = false;
        _shape?.AddMissingAttributes(_open[body].Node, in _tokenizer);
        return Ignore();
    }

    private bool StartFramesetInBody()
    {
        var body = _open.Last(Body);
        if (body < 0 || !_framesetIsOk)
            return Ignore();
        _shape?.Remove(_open[body].Node);
        PopThrough(body);
        Open(Frameset);
        return Enter(InsertionMode.InFrameset);
    }

    private bool StartForm()
    {
        var inTemplate = _open.Has(Template);
        if (_hasForm && !inTemplate)
            return Ignore();
        CloseParagraph();
        var form = Open(Form);
        if (!inTemplate)
            (_hasForm, _formEntry) = (true, form);
        return false;
    }

    private bool StartItem()
    {
        _framesetIsOk = false;
        var open = _tag == Li ? _open.Last(Li) : Deeper(_open.Last(Dd), _open.Last(Dt));
        if (open >= 0 && _open.IsReachedByItemSearch(open))
        {
            GenerateImpliedEndTags(_open[open].Tag);
            PopThrough(open);
        }

        CloseParagraph();
        Open(_tag);
        return false;
    }

    private readonly int Deeper(int first, int second)
    {
        if (first < 0 || second < 0)
            return System.Math.Max(first, second);
        return _open[first].Order > _open[second].Order ? first : second;
    }

    private bool StartButton()
    {
        if (_open.IsInScope(Button))
        {
            GenerateImpliedEndTags();
            PopThrough(Button);
        }

        ReconstructFormatting();
        Open(Button);
        _framesetIsOk = false;
        return false;
    }

    private bool StartInput()
    {
        if (_open.IsInScope(Select))
            PopThrough(Select);
        ReconstructFormatting();
        if (!_tokenizer.TryGetAttribute("type"u8, out var type)
            || !Ascii.EqualsIgnoreCase(type.Value.Of(_tokenizer.Markup), "hidden"u8))
        {
            _framesetIsOk = false;
        }

        return OpenVoid(Input);
    }

    private bool StartSelectPart()
    {
        var inSelect = _open.IsInScope(Select);
        if (_tag == Select)
        {
            if (inSelect)
            {
                PopThrough(Select);
                return Ignore();
            }

            _framesetIsOk = false;
        }
        else if (inSelect)
        {
            GenerateImpliedEndTags(_tag == Option ? Optgroup : None);
        }
        else if (_open.CurrentHtmlTag == Option)
        {
            Pop();
        }

        ReconstructFormatting();
        Open(_tag);
        return false;
    }

    /// <summary>An end tag in the "in body" mode.</summary>
    private bool EndInBody()
    {
        switch (_tag)
        {
            case Template:
                return EndTemplate();
            case Body or HtmlTag.Html:
                if (!_open.IsInScope(Body))
                    return Ignore();
                _mode = InsertionMode.AfterBody;
                return _tag == HtmlTag.Html;
            case Address or Article or Aside or Blockquote or Button or Center or Details or Dialog or Dir or Div or Dl or Fieldset
                or Figcaption or Figure or Footer or Header or Hgroup or Listing or Main or Menu or Nav or Ol or Pre or Search or Section
                or Select or Summary or Ul:
                return EndBlock();
            case Form:
                return EndForm();
            case P:
                if (!_open.IsInScope(P, ElementScope.Button))
                    OpenImplied(P);
                CloseParagraph();
                return false;
            case Li:
                return _open.IsInScope(Li, ElementScope.ListItem) ? CloseItem() : Ignore();
            case Dd or Dt:
                return _open.IsInScope(_tag) ? CloseItem() : Ignore();
            case H1 or H2 or H3 or H4 or H5 or H6:
                return EndHeading();
            case A or B or Big or Code or Em or Font or I or Nobr or S or Small or Strike or Strong or Tt or U:
                return RunAdoptionAgency();
            case Applet or Marquee or HtmlTag.Object:
                if (EndBlock() || IsIgnored)
                    return false;
                ClearFormattingToMarker();
                return false;
            case Br:
                ReconstructFormatting();
                _framesetIsOk = false;
                return OpenVoid(Br);
            default:
                return EndAny();
        }
    }

    private bool EndBlock()
    {
        if (!_open.IsInScope(_tag))
            return Ignore();
        GenerateImpliedEndTags();
        PopThrough(_tag);
        return false;
    }

    private bool CloseItem()
    {
        GenerateImpliedEndTags(_tag);
        PopThrough(_tag);
        return false;
    }

    private bool EndForm()
    {
        if (_open.Has(Template))
            return EndBlock();
        var form = _formEntry;
        (_hasForm, _formEntry) = (false, -1);
        if (form < 0 || !_open.IsInScope(form))
            return Ignore();
        GenerateImpliedEndTags();
        if (_open.Top == form)
        {
            Pop();
            return false;
        }

        // The form ends, but what is open inside it goes on.
        var facts = _open[form].Facts;
        _open.Remove(form);
        _sink.Closed(Form, ElementNamespace.Html, facts);
        return false;
    }

    private bool EndHeading()
    {
        var deepest = -1;
        foreach (var heading in (ReadOnlySpan<HtmlTag>)[H1, H2, H3, H4, H5, H6])
            deepest = Deeper(deepest, _open.Last(heading));
        if (deepest < 0 || !_open.IsInScope(deepest))
            return Ignore();
        GenerateImpliedEndTags();
        PopThrough(deepest);
        return false;
    }

    /// <summary>"Any other end tag": closes the nearest element of the name unless a special element stands in between.</summary>
    private bool EndAny()
    {
        var entry = _open.Last(_tag);
        if (entry < 0 || !_open.IsBelowAllSpecial(entry))
            return Ignore();
        GenerateImpliedEndTags(_tag);
        PopThrough(entry);
        return false;
    }

    private static bool IsHeading(HtmlTag tag) => tag is H1 or H2 or H3 or H4 or H5 or H6;
}
