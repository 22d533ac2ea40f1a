using System.Collections.Immutable;

namespace Localizer.Model;

/// <summary>How much a localization note weighs.</summary>
public enum LocalizationNoteKind
{
    /// <summary>It explains.</summary>
    Description,

    /// <summary>It warns: whoever translates must read it.</summary>
    Alert,
}

/// <summary>A note to whoever translates (ITS 2.0, 8.2).</summary>
/// <param name="Text">The note, or <see langword="null"/> when it stands elsewhere.</param>
/// <param name="Reference">Where it stands, or <see langword="null"/>.</param>
/// <param name="Kind">How much it weighs.</param>
public sealed record LocalizationNote(string? Text, string? Reference, LocalizationNoteKind Kind);

/// <summary>What the page says of a term (ITS 2.0, 8.4).</summary>
/// <param name="IsTerm">Whether it is one.</param>
/// <param name="Info">What is known of it, or <see langword="null"/>.</param>
/// <param name="InfoReference">Where that stands, or <see langword="null"/>.</param>
/// <param name="Confidence">How sure the tool that marked it was, from 0 to 1 as the page writes it, or <see langword="null"/>.</param>
public sealed record TermMark(bool IsTerm, string? Info = null, string? InfoReference = null, string? Confidence = null);

/// <summary>How much room there is for a text (ITS 2.0, 8.21).</summary>
/// <param name="Bytes">The most bytes.</param>
/// <param name="Encoding">The encoding that they are counted in.</param>
/// <param name="LineBreak">How a line break is stored there: <c>lf</c>, <c>cr</c> or <c>crlf</c>.</param>
public sealed record StorageLimit(int Bytes, string Encoding = "UTF-8", string LineBreak = "lf");

/// <summary>Which locales a text is for (ITS 2.0, 8.8).</summary>
/// <param name="Ranges">Extended language ranges of BCP 47 with commas between, such as <c>*-CA, fr</c>; may be empty.</param>
/// <param name="Excludes">Whether it is for all locales but these.</param>
public sealed record LocaleFilter(string Ranges, bool Excludes)
{
    /// <summary>Whether it is for every locale there is.</summary>
    public bool AdmitsAll => Excludes ? Ranges.Trim().Length == 0 : Ranges.Trim() == "*";

    /// <summary>Whether a text is for a locale.</summary>
    public bool Admits(Locale locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        var subtags = locale.Tag.Split('-');
        return Excludes != Ranges.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(range => Matches(range.Split('-'), subtags));
    }

    // Extended filtering: RFC 4647, section 3.3.2.
    private static bool Matches(string[] range, string[] tag)
    {
        if (range[0] != "*" && !range[0].Equals(tag[0], StringComparison.OrdinalIgnoreCase))
            return false;
        var next = 1;
        foreach (var wanted in range.Skip(1).Where(wanted => wanted != "*"))
        {
            while (next < tag.Length && !tag[next].Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                if (tag[next].Length == 1)
                    return false;
                next++;
            }

            if (next++ >= tag.Length)
                return false;
        }

        return true;
    }
}

/// <summary>What the page says to whoever translates a text (ITS 2.0). What it does not say is <see langword="null"/>.</summary>
public sealed record TextGuidance
{
    /// <summary>A note.</summary>
    public LocalizationNote? Note { get; init; }

    /// <summary>Whether it is a term.</summary>
    public TermMark? Term { get; init; }

    /// <summary>Which locales it is for.</summary>
    public LocaleFilter? LocaleFilter { get; init; }

    /// <summary>The characters that may stand in it: one character class of a regular expression (ITS 2.0, 8.20).</summary>
    public string? AllowedCharacters { get; init; }

    /// <summary>How much room there is.</summary>
    public StorageLimit? Storage { get; init; }

    /// <summary>The tools that marked it, as ITS 2.0, 5.7 writes them: <c>category|IRI</c> with spaces between.</summary>
    public string? Annotators { get; init; }

    /// <summary>What holds for the elements inside: the size and the term are those of the element alone.</summary>
    internal TextGuidance ForContent() => Storage is null && Term is null ? this : this with { Storage = null, Term = null };

    /// <summary>What holds for attributes: neither notes nor characters reach them (ITS 2.0, 8.1).</summary>
    internal TextGuidance ForAttributes() => new() { LocaleFilter = LocaleFilter, Annotators = Annotators };

    /// <summary>What two say together.</summary>
    /// <param name="weaker">What holds where the other is silent.</param>
    /// <param name="stronger">What holds in any case.</param>
    internal static TextGuidance? Merge(TextGuidance? weaker, TextGuidance? stronger)
    {
        if (weaker is null || stronger is null)
            return stronger ?? weaker;
        return new TextGuidance
        {
            Note = stronger.Note ?? weaker.Note,
            Term = stronger.Term ?? weaker.Term,
            LocaleFilter = stronger.LocaleFilter ?? weaker.LocaleFilter,
            AllowedCharacters = stronger.AllowedCharacters ?? weaker.AllowedCharacters,
            Storage = stronger.Storage ?? weaker.Storage,
            Annotators = MergeAnnotators(weaker.Annotators, stronger.Annotators),
        };
    }

    // For each category the nearest tool counts.
    private static string? MergeAnnotators(string? weaker, string? stronger)
    {
        if (weaker is null || stronger is null)
            return stronger ?? weaker;
        var near = stronger.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var categories = near.Select(CategoryOf).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', near.Concat(weaker.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(far => !categories.Contains(CategoryOf(far)))));
    }

    private static string CategoryOf(string annotator) => annotator.Split('|')[0];
}

/// <summary>An inline element of a unit that the page says something of.</summary>
/// <param name="Range">Its bytes, from its start tag to its end tag.</param>
/// <param name="Guidance">What the page says.</param>
public sealed record GuidedSpan(ByteRange Range, TextGuidance Guidance);
