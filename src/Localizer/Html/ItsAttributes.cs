using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>Reads the local attributes of ITS 2.0 in HTML: <c>its-term</c>, <c>its-loc-note</c> …; their keywords are in any case.</summary>
internal static class ItsAttributes
{
    private const int LongestName = 32;

    /// <summary>Whether a name may be one of them: a quick no for most.</summary>
    public static bool MayBe(ReadOnlySpan<byte> name) => name.Length > 7 && (name[0] | 0x20) == 'i' && name[3] == '-';

    /// <summary>What the attributes of a start tag say, or <see langword="null"/>.</summary>
    public static ElementStatement? Read(in HtmlTokenizer token, SourcePage page)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var buffer = new CharacterBuffer();
        foreach (var attribute in token.Attributes)
        {
            var name = attribute.Name.Of(token.Markup);
            if (!MayBe(name) || name.Length > LongestName)
                continue;
            buffer.Clear();
            buffer.Decode(token.Markup, attribute.Value, ReferenceSyntax.Attribute, page.MarkupEncoding);
            values.TryAdd(Encoding.Latin1.GetString(name).ToLowerInvariant(), buffer.Characters.ToString());
        }

        var flow = FlowOf(Keyword(values, "its-within-text"));
        var guidance = GuidanceOf(values);
        return flow is null && guidance is null ? null : new ElementStatement { Flow = flow, Guidance = guidance };
    }

    /// <summary>What a value of <c>withinText</c> means, or <see langword="null"/>.</summary>
    public static TextFlow? FlowOf(string? value) => value switch
    {
        "yes" => TextFlow.Inline,
        "no" => TextFlow.Block,
        "nested" => TextFlow.Nested,
        _ => null,
    };

    /// <summary>A limit, or <see langword="null"/> when the size is no number.</summary>
    public static StorageLimit? StorageOf(string? size, string? encoding, string? lineBreak) =>
        int.TryParse(size?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new StorageLimit(bytes, encoding?.Trim() is { Length: > 0 } named ? named : "UTF-8", lineBreak is "cr" or "crlf" ? lineBreak : "lf")
            : null;

    private static TextGuidance? GuidanceOf(Dictionary<string, string> values)
    {
        var guidance = new TextGuidance
        {
            Note = NoteOf(values),
            Term = Keyword(values, "its-term") is "yes" or "no"
                ? new TermMark(
                    Keyword(values, "its-term") == "yes",
                    InfoReference: values.GetValueOrDefault("its-term-info-ref"),
                    Confidence: values.GetValueOrDefault("its-term-confidence"))
                : null,
            LocaleFilter = values.TryGetValue("its-locale-filter-list", out var ranges)
                ? new LocaleFilter(ranges.Trim(), Keyword(values, "its-locale-filter-type") == "exclude")
                : null,
            AllowedCharacters = values.GetValueOrDefault("its-allowed-characters"),
            Storage = StorageOf(values.GetValueOrDefault("its-storage-size"), values.GetValueOrDefault("its-storage-encoding"), Keyword(values, "its-line-break-type")),
            Annotators = values.GetValueOrDefault("its-annotators-ref"),
        };
        return guidance == new TextGuidance() ? null : guidance;
    }

    private static LocalizationNote? NoteOf(Dictionary<string, string> values)
    {
        var (text, reference) = (values.GetValueOrDefault("its-loc-note"), values.GetValueOrDefault("its-loc-note-ref"));
        if (text is null && reference is null)
            return null;
        var kind = Keyword(values, "its-loc-note-type") == "alert" ? LocalizationNoteKind.Alert : LocalizationNoteKind.Description;
        return new LocalizationNote(text, reference, kind);
    }

    private static string? Keyword(Dictionary<string, string> values, string name) => values.GetValueOrDefault(name)?.Trim().ToLowerInvariant();
}
