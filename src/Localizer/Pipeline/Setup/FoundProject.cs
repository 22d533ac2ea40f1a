using Localizer.Model;

namespace Localizer.Pipeline.Setup;

/// <summary>A file that was found, and the locales that it has.</summary>
/// <param name="Path">Its path from the folder, with <c>/</c>.</param>
/// <param name="Locales">The locales that it has forms or translations for, besides the pages' own.</param>
public sealed record FoundFile(string Path, IReadOnlyList<Locale> Locales);

/// <summary>What a folder holds that a configuration is made of.</summary>
/// <param name="Pages">How many pages.</param>
/// <param name="Root">The folder that holds them all, with <c>/</c>; empty for the folder itself.</param>
/// <param name="From">The locale that most of the pages say they are in; <c>en</c> when none says.</param>
public sealed record FoundProject(int Pages, string Root, Locale From)
{
    /// <summary>The glossaries, by path.</summary>
    public IReadOnlyList<FoundFile> Glossaries { get; init; } = [];

    /// <summary>The translation memories, by path.</summary>
    public IReadOnlyList<FoundFile> Memories { get; init; } = [];

    /// <summary>A file of segmentation rules, or <see langword="null"/> when there is none, or more than one.</summary>
    public string? Srx { get; init; }

    /// <summary>Files that look like one of these and cannot be read as one, each with the reason.</summary>
    public IReadOnlyList<Diagnostic> LeftOut { get; init; } = [];

    /// <summary>The locales that glossaries and memories are for, by tag.</summary>
    public IReadOnlyList<Locale> Locales =>
    [
        .. Glossaries.Concat(Memories).SelectMany(file => file.Locales).Where(locale => locale.Language != From.Language)
            .Distinct().OrderBy(locale => locale.Tag, StringComparer.Ordinal),
    ];
}
