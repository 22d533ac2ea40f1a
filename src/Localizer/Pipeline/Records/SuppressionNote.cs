using Localizer.Exchange.Xliff;

namespace Localizer.Pipeline.Records;

/// <summary>
/// Reads what a person notes on a unit of a record so that a finding is not reported again: <c>suppress: number-lost, the client counts
/// otherwise</c>. A note without a reason, or of another check, keeps nothing out.
/// </summary>
internal static class SuppressionNote
{
    private const string Keyword = "suppress:";

    /// <summary>Whether one of a unit's notes keeps the findings of a check out of the report.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="check">The check's id.</param>
    public static bool Covers(IEnumerable<XliffNote> notes, string check) => notes.Any(note => Covers(note.Text.AsSpan().Trim(), check));

    private static bool Covers(ReadOnlySpan<char> note, string check)
    {
        if (!note.StartsWith(Keyword, StringComparison.OrdinalIgnoreCase))
            return false;
        var said = note[Keyword.Length..];
        var comma = said.IndexOf(',');
        return comma > 0 && said[..comma].Trim().Equals(check, StringComparison.Ordinal) && !said[(comma + 1)..].Trim().IsEmpty;
    }
}
