using Localizer.Model;

namespace Localizer.Exchange.Xlsx;

/// <summary>The names of workbooks in Office Open XML (ISO/IEC 29500), transitional and strict.</summary>
internal static class XlsxNames
{
    /// <summary>The namespace of sheets.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The namespace of the attributes by which one part names another.</summary>
    public const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The same in strict files.</summary>
    public const string StrictLinks = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>The namespace of the parts that list a part's relationships.</summary>
    public const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The namespace of the part that lists what the others hold.</summary>
    public const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    /// <summary>What to do about a file that is no workbook.</summary>
    public const string Remedy = "Save it again as “Excel workbook (.xlsx)” without a password, or as “CSV UTF-8”.";

    /// <summary>What the cursor has to know of the format.</summary>
    public static XmlFormat Format { get; } = new("xlsx", MaxDepth: 64, Remedy)
    {
        NameOf = (space, name) => space is Main or StrictMain or Relationships ? name : "",
    };
}
