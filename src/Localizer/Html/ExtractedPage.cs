using System.Collections.Immutable;
using System.Globalization;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>What extraction found in a page: the places of its units, its map, and what was odd about it.</summary>
public sealed class ExtractedPage
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdLength = 8;

    private readonly List<UnitSite> _sites;
    private readonly List<Piece> _pieces;

    internal ExtractedPage(
        SourcePage page, PageMap map, List<UnitSite> sites, List<Piece> pieces, ImmutableArray<Diagnostic> diagnostics)
    {
        Page = page;
        Map = map;
        Diagnostics = diagnostics;
        _sites = sites;
        _pieces = pieces;
    }

    /// <summary>The page.</summary>
    public SourcePage Page { get; }

    /// <summary>Where the page holds what its locale decides.</summary>
    public PageMap Map { get; }

    /// <summary>What was odd about the page, such as a JSON-LD script that is no JSON.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// Reads the units in the page's order: by their first byte, a unit before those that lie inside its inline codes. Numbers, URLs
    /// and other text without a word are none.
    /// </summary>
    /// <returns>The units, each decoded when it is asked for.</returns>
    public IEnumerable<Unit> ReadUnits()
    {
        var reader = new UnitReader(Page, _pieces);
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var site in _sites)
        {
            if (reader.Read(in site) is not { } unit)
                continue;
            var id = IdOf(unit);
            var occurrence = occurrences[id] = occurrences.GetValueOrDefault(id) + 1;
            yield return unit with { Id = occurrence == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{occurrence}") };
        }
    }

    /// <summary>The text that people see of some bytes of the page: tags left out, character references resolved, white space collapsed.</summary>
    /// <param name="range">The bytes, such as those of an inline code whose content stays as it is.</param>
    public string VisibleText(ByteRange range)
    {
        var tokenizer = new HtmlTokenizer(Page.Markup.Span[..range.End], range.Start);
        var buffer = new CharacterBuffer();
        while (tokenizer.Read())
        {
            if (tokenizer.Kind == HtmlTokenKind.Text)
                buffer.Decode(Page.Markup.Span, tokenizer.Content, ReferenceSyntax.Text, Page.MarkupEncoding);
        }

        return string.Join(' ', buffer.Characters.ToString().Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static string IdOf(Unit unit) => string.Create(IdLength, UnitReader.HashOf(unit), static (id, hash) =>
    {
        for (var i = 0; i < IdLength; i++)
            id[i] = Base32[(int)((hash >> (59 - (i * 5))) & 31)];

        // XLIFF's ids are NMTOKENs that XPath and people take for names: a letter comes first.
        if (char.IsAsciiDigit(id[0]))
            id[0] = (char)('g' + (id[0] - '2'));
    });
}
