using System.Text;

namespace Localizer.Pipeline.Setup;

/// <summary>
/// The lines of a <c>.gitignore</c> that a project needs: what is kept on a machine (<c>.localizer/</c>) is not committed, and the
/// records (<c>translations/</c>) are. What a file says already stays as it is, byte for byte; what it lacks is added at its end.
/// </summary>
public static class GitIgnore
{
    /// <summary>The file's name.</summary>
    public const string Name = ".gitignore";

    /// <summary>The pattern that leaves the state out.</summary>
    public const string State = "/.localizer/";

    /// <summary>The pattern that keeps the records.</summary>
    public const string Records = "!/translations/";

    private static readonly (string Pattern, string Why)[] Lines =
    [
        (State, "What Localizer keeps on this machine: answers that were paid for, and what it remembers of pages."),
        (Records, "The records of the pages are the translations themselves: they are committed."),
    ];

    /// <summary>The file with all that it needs.</summary>
    /// <param name="present">The file as it is; empty when there is none.</param>
    /// <returns>The whole file; the same bytes when it lacks nothing.</returns>
    public static byte[] Complete(ReadOnlySpan<byte> present)
    {
        var said = Encoding.UTF8.GetString(present).Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var missing = Lines.Where(line => !Spellings(line.Pattern).Any(said.Contains)).ToList();
        if (missing.Count == 0)
            return present.ToArray();
        var added = new StringBuilder(present.IsEmpty || present[^1] == (byte)'\n' ? "" : "\n");
        foreach (var (pattern, why) in missing)
            added.Append("# ").Append(why).Append('\n').Append(pattern).Append('\n');
        return [.. present, .. Encoding.UTF8.GetBytes(added.ToString())];
    }

    // With and without the slashes that tie a pattern to this folder and to folders.
    private static IEnumerable<string> Spellings(string pattern)
    {
        var (mark, name) = pattern[0] == '!' ? ("!", pattern[1..].Trim('/')) : ("", pattern.Trim('/'));
        return [$"{mark}{name}", $"{mark}/{name}", $"{mark}{name}/", $"{mark}/{name}/"];
    }
}
