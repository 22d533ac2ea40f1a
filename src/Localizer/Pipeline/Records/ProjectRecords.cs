using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// All records of a project in a locale, as memory: what was decided on one page serves the others, and an article that was renamed
/// finds its record. Read when it is first needed, which an unchanged project never does.
/// </summary>
/// <param name="folder">The folder of the records.</param>
internal sealed class ProjectRecords(RecordFolder folder)
{
    private readonly ConcurrentDictionary<string, Lazy<LocaleRecords>> _locales = new(StringComparer.Ordinal);

    /// <summary>The records of a locale.</summary>
    public LocaleRecords Of(Locale locale) => _locales.GetOrAdd(locale.Tag, _ => new Lazy<LocaleRecords>(() => LocaleRecords.Load(folder, locale))).Value;
}

/// <summary>The records of a project in one locale.</summary>
internal sealed class LocaleRecords
{
    // An article is the same under another name when this part of its segments is.
    private const double SameArticle = 0.5;

    private readonly Dictionary<(string Language, CodedText Key), RecordedSegment> _persons = [];
    private readonly Dictionary<(string Language, CodedText Key), RecordedSegment> _machines = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _orphans = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PageRecord> _pages = new(StringComparer.Ordinal);

    private LocaleRecords()
    {
    }

    /// <summary>Reads all records of a locale; one that cannot be read is left to the page that it belongs to.</summary>
    public static LocaleRecords Load(RecordFolder folder, Locale locale)
    {
        var records = new LocaleRecords();
        var paths = folder.PathsOf(locale);
        var read = new PageRecord?[paths.Count];
        Parallel.For(0, paths.Count, index =>
        {
            try
            {
                read[index] = folder.Read(paths[index], locale);
            }
            catch (BadInputException)
            {
                // Its own page says so.
                read[index] = null;
            }
        });
        for (var i = 0; i < paths.Count; i++)
        {
            if (read[i] is { Document: { } document } record)
                records.Add(paths[i], record, document.From.Language);
        }

        return records;
    }

    /// <summary>What a person wrote for a source on any page.</summary>
    public bool TryFindPersons(Locale from, CodedText source, [NotNullWhen(true)] out RecordedSegment? found) =>
        _persons.TryGetValue((from.Language, source.Normalized()), out found);

    /// <summary>What a machine gave for a source on any page.</summary>
    public bool TryFindMachines(Locale from, CodedText source, [NotNullWhen(true)] out RecordedSegment? found) =>
        _machines.TryGetValue((from.Language, source.Normalized()), out found);

    /// <summary>Looks for the record of an article that had another name.</summary>
    /// <param name="page">The article, which has no record of its own.</param>
    /// <param name="path">The path that it had, when the answer is true.</param>
    /// <param name="record">The record, when the answer is true.</param>
    public bool TryFollow(PreparedPage page, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out PageRecord? record)
    {
        (path, record) = (null, null);
        var keys = page.Units.Where(unit => unit.Unit.Translate).SelectMany(unit => unit.Segments).Select(segment => segment.Source.Normalized()).ToHashSet();
        var best = 0.0;
        foreach (var other in Orphans(page.Input))
        {
            var common = keys.Count(key => _pages[other].Like(key).Count > 0);
            if (common > Math.Max(best, SameArticle * keys.Count))
                (best, path, record) = (common, other, _pages[other]);
        }

        return path is not null && record is not null;
    }

    private void Add(string path, PageRecord record, string language)
    {
        _pages.Add(path, record);
        foreach (var segment in record.Segments.Concat(record.Earlier))
        {
            if (segment.IsPersons)
                _persons.TryAdd((language, segment.Key), segment);
            else if (segment.HasTarget && segment.StandsInBy is null)
                _machines.TryAdd((language, segment.Key), segment);
        }
    }

    /// <summary>The paths whose article is gone, seen from the folder that a page's path is relative to.</summary>
    private IReadOnlyList<string> Orphans(PageInput page)
    {
        var full = page.FullPath!.Replace(Path.DirectorySeparatorChar, '/');
        return full.EndsWith('/' + page.Path, StringComparison.Ordinal)
            ? _orphans.GetOrAdd(full[..^page.Path.Length], root => [.. _pages.Keys.Where(path => IsGone(root, path))])
            : [];
    }

    // A run over a part of the articles names them from a folder further down.
    private static bool IsGone(string root, string path)
    {
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return false;
        }

        return true;
    }
}
