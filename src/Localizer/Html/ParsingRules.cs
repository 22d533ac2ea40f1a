using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

/// <summary>What tree construction has to know of an element.</summary>
[Flags]
internal enum ParsingTraits
{
    None = 0,

    /// <summary>In the standard's "special" category.</summary>
    Special = 1,

    /// <summary>A formatting element: kept in the list of active formatting elements.</summary>
    Formatting = 1 << 1,

    /// <summary>Never has content or an end tag.</summary>
    Void = 1 << 2,

    /// <summary>Closed by "generate implied end tags".</summary>
    ImpliedEnd = 1 << 3,

    /// <summary>Closed by "generate all implied end tags thoroughly", besides those above.</summary>
    ThoroughlyImpliedEnd = 1 << 4,

    /// <summary>Ends the default scope, and with it each other scope but the table's.</summary>
    Scope = 1 << 5,

    /// <summary>Ends the table scope.</summary>
    TableScope = 1 << 6,

    /// <summary>MathML text integration point.</summary>
    MathTextIntegration = 1 << 7,

    /// <summary>HTML integration point.</summary>
    HtmlIntegration = 1 << 8,
}

/// <summary>The element categories of the HTML standard, sections 13.2.4.2 and 13.2.6.1, as data.</summary>
internal static class ParsingRules
{
    private static readonly ParsingTraits[] Html = BuildHtml();

    /// <summary>The traits of an element.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="ns">Its namespace.</param>
    public static ParsingTraits Of(HtmlTag tag, ElementNamespace ns) => ns switch
    {
        ElementNamespace.Html => tag < FirstOther ? Html[(int)tag] : ParsingTraits.None,
        ElementNamespace.MathMl => tag switch
        {
            Mi or Mo or Mn or Ms or Mtext => ParsingTraits.Special | ParsingTraits.Scope | ParsingTraits.MathTextIntegration,
            Annotation_Xml => ParsingTraits.Special | ParsingTraits.Scope,
            _ => ParsingTraits.None,
        },
        _ => tag is Foreignobject or Desc or Title
            ? ParsingTraits.Special | ParsingTraits.Scope | ParsingTraits.HtmlIntegration
            : ParsingTraits.None,
    };

    /// <summary>Whether an element has any of some traits.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="ns">Its namespace.</param>
    /// <param name="any">The traits.</param>
    public static bool Has(HtmlTag tag, ElementNamespace ns, ParsingTraits any) => (Of(tag, ns) & any) != ParsingTraits.None;

    private static ParsingTraits[] BuildHtml()
    {
        var traits = new ParsingTraits[(int)Xmp + 1];
        Add(ParsingTraits.Special,
            Address, Applet, Area, Article, Aside, Base, Basefont, Bgsound, Blockquote, Body, Br, Button, Caption, Center, Col,
            Colgroup, Dd, Details, Dir, Div, Dl, Dt, Embed, Fieldset, Figcaption, Figure, Footer, Form, Frame, Frameset, H1, H2, H3,
            H4, H5, H6, Head, Header, Hgroup, Hr, HtmlTag.Html, Iframe, Img, Input, Keygen, Li, Link, Listing, Main, Marquee, Menu,
            Meta, Nav, Noembed, Noframes, Noscript, HtmlTag.Object, Ol, P, Param, Plaintext, Pre, Script, Search, Section, Select,
            Source, Style, Summary, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Title, Tr, Track, Ul, Wbr, Xmp);
        Add(ParsingTraits.Formatting, A, B, Big, Code, Em, Font, I, Nobr, S, Small, Strike, Strong, Tt, U);
        Add(ParsingTraits.Void,
            Area, Base, Basefont, Bgsound, Br, Col, Embed, Frame, Hr, Image, Img, Input, Keygen, Link, Meta, Param, Source, Track, Wbr);
        Add(ParsingTraits.ImpliedEnd, Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc);
        Add(ParsingTraits.ThoroughlyImpliedEnd, Caption, Colgroup, Tbody, Td, Tfoot, Th, Thead, Tr);
        Add(ParsingTraits.Scope, Applet, Caption, HtmlTag.Html, Table, Td, Th, Marquee, HtmlTag.Object, Select, Template);
        Add(ParsingTraits.TableScope, HtmlTag.Html, Table, Template);
        return traits;

        void Add(ParsingTraits trait, params ReadOnlySpan<HtmlTag> tags)
        {
            foreach (var tag in tags)
                traits[(int)tag] |= trait;
        }
    }
}
