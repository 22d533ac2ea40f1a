namespace Localizer.Exchange.Xliff;

/// <summary>The names that our XLIFF files are written and read with.</summary>
internal static class XliffNames
{
    /// <summary>The namespace of XLIFF 2.0 and 2.1.</summary>
    public const string Core = "urn:oasis:names:tc:xliff:document:2.0";

    /// <summary>The namespace of the metadata module.</summary>
    public const string Metadata = "urn:oasis:names:tc:xliff:metadata:2.0";

    /// <summary>The namespace of the translation candidates module.</summary>
    public const string Matches = "urn:oasis:names:tc:xliff:matches:2.0";

    /// <summary>What our own values begin with.</summary>
    public const string Prefix = "localizer";

    /// <summary>The id of the group of facts about how a unit's page has it.</summary>
    public const string MarkupGroup = "markup";

    /// <summary>
    /// What the id of a group begins with that holds a unit that the page does not have any longer; once it was one group at the file's end,
    /// with this id.
    /// </summary>
    public const string EarlierGroup = "earlier";

    /// <summary>The id of the group of what a file for translators says of itself.</summary>
    public const string HandOffGroup = "handoff";

    /// <summary>What says of a translation that it is for a part of the segment.</summary>
    public const string Subsegment = "subsegment";
}
