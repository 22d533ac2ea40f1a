using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Quality;

/// <summary>What a check looks at.</summary>
public enum CheckScope
{
    /// <summary>A segment and its translation.</summary>
    Segment,

    /// <summary>A text of the page that the page says something of, or all that stands in one place.</summary>
    Unit,

    /// <summary>All segments of a page.</summary>
    Page,

    /// <summary>All pages of a run.</summary>
    Run,
}

/// <summary>A translation that a check is shown in its tests and its documentation.</summary>
/// <param name="To">The target's locale, as a tag.</param>
/// <param name="Source">The source; English unless <paramref name="From"/> says otherwise.</param>
/// <param name="Target">The target.</param>
/// <param name="From">The source's locale, as a tag.</param>
/// <param name="Kind">Where the text stands.</param>
/// <param name="Name">The element that it stands in, or empty.</param>
public sealed record CheckExample(string To, string Source, string Target, string From = "en", UnitKind Kind = UnitKind.Text, string Name = "");

/// <summary>What is known of a check before it runs: its name in reports and settings, its weight, and examples of both kinds.</summary>
/// <param name="Id">A slug that stays the same over versions.</param>
/// <param name="Severity">How much its findings weigh, unless the settings say otherwise.</param>
/// <param name="Scope">What it looks at.</param>
/// <param name="Rationale">One sentence: why a finding matters.</param>
/// <param name="Hint">One sentence: what to do about it.</param>
public sealed record CheckRule(string Id, Severity Severity, CheckScope Scope, string Rationale, string Hint)
{
    /// <summary>The target languages that it is for; empty for all.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The number that it goes by, which a project may set otherwise; <see langword="null"/> for most.</summary>
    public CheckLimit? Limit { get; init; }

    /// <summary>Which of its findings are only worth knowing, to stand after "worth knowing only:"; <see langword="null"/> where none is, or all are.</summary>
    public string? Lesser { get; init; }

    /// <summary>What it must find. A check of the whole page finds it among the good examples.</summary>
    public required ImmutableArray<CheckExample> Bad { get; init; }

    /// <summary>What it must let pass.</summary>
    public required ImmutableArray<CheckExample> Good { get; init; }

    /// <summary>Whether it is for translations into a locale.</summary>
    /// <param name="locale">The target's locale.</param>
    public bool IsFor(Locale locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        return Languages.IsDefaultOrEmpty || Languages.Contains(locale.Language, StringComparer.Ordinal);
    }
}

/// <summary>A number that a check goes by.</summary>
/// <param name="Usual">The number, unless the settings say otherwise.</param>
/// <param name="Meaning">What it counts, to stand after "the limit is".</param>
public sealed record CheckLimit(double Usual, string Meaning);

/// <summary>What a check found.</summary>
/// <param name="Message">One sentence that quotes what is wrong.</param>
/// <param name="Severity">How much it weighs where that is not the check's own severity, or <see langword="null"/>.</param>
internal readonly record struct Fault(string Message, Severity? Severity = null);

/// <summary>A check of a segment and its translation.</summary>
internal abstract class SegmentCheck
{
    /// <summary>What is known of it.</summary>
    public abstract CheckRule Rule { get; }

    /// <summary>Looks for a fault.</summary>
    /// <param name="pair">The segment and its translation.</param>
    /// <returns>The first fault, or <see langword="null"/>.</returns>
    public abstract Fault? Find(CheckedPair pair);
}

/// <summary>A check that looks at all segments of a page, or of a memory, together.</summary>
internal abstract class PageCheck
{
    /// <summary>What is known of it.</summary>
    public abstract CheckRule Rule { get; }

    /// <summary>Looks for faults.</summary>
    /// <param name="pairs">The segments and their translations, in the page's order.</param>
    /// <returns>Each fault with the place of its pair among <paramref name="pairs"/>, in order.</returns>
    public abstract IEnumerable<(int Index, Fault Fault)> Find(IReadOnlyList<CheckedPair> pairs);
}
