namespace Localizer.Html;

/// <summary>
/// The element names that tree construction or extraction knows. Other names get numbers of their own, page by page
/// (<see cref="TagNames"/>), which begin at <see cref="FirstOther"/>.
/// </summary>
internal enum HtmlTag
{
    None,
    A, Abbr, Acronym, Address, Annotation_Xml, Applet, Area, Article, Aside, Audio,
    B, Base, Basefont, Bdi, Bdo, Bgsound, Big, Blockquote, Body, Br, Button,
    Canvas, Caption, Center, Cite, Code, Col, Colgroup,
    Data, Datalist, Dd, Del, Desc, Details, Dfn, Dialog, Dir, Div, Dl, Dt,
    Em, Embed,
    Fieldset, Figcaption, Figure, Font, Footer, Foreignobject, Form, Frame, Frameset,
    H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html,
    I, Iframe, Image, Img, Input, Ins,
    Kbd, Keygen,
    Label, Legend, Li, Link, Listing,
    Main, Malignmark, Map, Mark, Marquee, Math, Menu, Meta, Meter, Mglyph, Mi, Mn, Mo, Ms, Mtext,
    Nav, Nobr, Noembed, Noframes, Noscript,
    Object, Ol, Optgroup, Option, Output,
    P, Param, Picture, Plaintext, Pre, Progress,
    Q,
    Rb, Rp, Rt, Rtc, Ruby,
    S, Samp, Script, Search, Section, Select, Small, Source, Span, Strike, Strong, Style, Sub, Summary, Sup, Svg,
    Table, Tbody, Td, Template, Text, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Track, Tspan, Tt,
    U, Ul,
    Var, Video,
    Wbr,
    Xmp,

    /// <summary>The first number that a page may give to a name of its own.</summary>
    FirstOther,
}

/// <summary>The namespace of an element.</summary>
internal enum ElementNamespace : byte
{
    Html,
    MathMl,
    Svg,
}
