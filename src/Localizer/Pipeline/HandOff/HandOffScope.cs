using System.Collections.Immutable;
using Localizer.Exchange.Xliff;
using Localizer.Model;

namespace Localizer.Pipeline.HandOff;

/// <summary>
/// What the command line says of which text pages have, besides the configuration. A file for translators names it, since what comes back
/// fits the pages only when they are read the same way again.
/// </summary>
public sealed class HandOffScope
{
    private static readonly string[] Names = ["from", "srx", "select", "exclude"];

    private readonly ImmutableArray<XliffMeta> _options;

    private HandOffScope(IEnumerable<XliffMeta> options) => _options = [.. options];

    /// <summary>Takes what the command line says.</summary>
    /// <param name="from">The locale of the pages, or <see langword="null"/>.</param>
    /// <param name="srx">The segmentation rules, relative to the project's folder, or <see langword="null"/>.</param>
    /// <param name="select">The expressions that select text.</param>
    /// <param name="exclude">The expressions that leave text out.</param>
    public HandOffScope(Locale? from, string? srx, IEnumerable<string> select, IEnumerable<string> exclude)
        : this(Options(("from", from is null ? [] : [from.Tag]), ("srx", srx is null ? [] : [srx]), ("select", select), ("exclude", exclude)))
    {
    }

    /// <summary>Whether nothing is said.</summary>
    internal bool IsEmpty => _options.IsEmpty;

    /// <summary>It as what a file says of itself.</summary>
    internal ImmutableArray<XliffMeta> Facts => _options;

    /// <summary>What a file says; <see langword="null"/> when it says nothing of itself at all, since a tool left that out.</summary>
    internal static HandOffScope? Of(ReturnedFile file) => file.Meta.IsEmpty ? null : new HandOffScope(file.Meta.Where(fact => Names.Contains(fact.Name, StringComparer.Ordinal)));

    /// <summary>Whether both say the same.</summary>
    internal bool IsSameAs(HandOffScope other) => _options.SequenceEqual(other._options);

    /// <summary>It as options of a command, such as <c> --select //main</c>; empty when nothing is said.</summary>
    /// <param name="shownPath">A path of the project as it leads from the current folder.</param>
    internal string ToCommandLine(Func<string, string> shownPath) =>
        string.Concat(_options.Select(option => $" --{option.Name} {Quoted(option.Name == "srx" ? shownPath(option.Value) : option.Value)}"));

    private static IEnumerable<XliffMeta> Options(params (string Name, IEnumerable<string> Values)[] options) => options
        .SelectMany(option => option.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => new XliffMeta(option.Name, value)));

    // As a shell takes it.
    private static string Quoted(string value) => value.Length > 0 && value.All(letter => char.IsAsciiLetterOrDigit(letter) || "/.:=@_-".Contains(letter, StringComparison.Ordinal))
        ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
