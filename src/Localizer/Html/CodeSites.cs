using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// Finds the bytes of a segment's codes in the order in which its target has them, which is nearly always the source's own. A proven target
/// has just the codes of its segment, so each is found.
/// </summary>
/// <param name="segment">The segment.</param>
internal struct CodeSites(Segment segment)
{
    // A sentence has few: a dictionary would cost more than it saves.
    private const int FewCodes = 16;

    private Dictionary<InlineCode, ByteRange>? _sites;
    private int _next;

    /// <summary>The bytes of a code.</summary>
    /// <param name="code">One of the segment's codes.</param>
    public ByteRange Of(InlineCode code)
    {
        var codes = segment.Source.Codes;
        if (_next < codes.Length && codes[_next].Code == code)
            return segment.CodeSites[_next++];
        if (codes.Length > FewCodes)
            return (_sites ??= All(segment))[code];
        _next = 0;
        while (codes[_next].Code != code)
            _next++;
        return segment.CodeSites[_next++];
    }

    private static Dictionary<InlineCode, ByteRange> All(Segment segment)
    {
        var sites = new Dictionary<InlineCode, ByteRange>(segment.Source.Codes.Length);
        for (var i = 0; i < segment.Source.Codes.Length; i++)
            sites.Add(segment.Source.Codes[i].Code, segment.CodeSites[i]);
        return sites;
    }
}
