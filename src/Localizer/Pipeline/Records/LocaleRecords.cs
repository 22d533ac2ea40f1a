using System.Diagnostics.CodeAnalysis;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// The records of a project in one locale. Which sources they have is known of all of them; a record itself is read when one of its
/// sources is asked for, once, so that whoever asks again during a run gets the same answer. Safe for threads.
/// </summary>
internal sealed class LocaleRecords
{
    // An article is the same under another name when this part of its segments is.
    private const double SameArticle = 0.5;

    private readonly RecordFolder _folder;
    private readonly Locale _locale;
    private readonly IReadOnlyList<string> _paths;
    private readonly RecordKeyIndex _index;
    private readonly Lazy<PageRecord?>[] _records;

    private LocaleRecords(RecordFolder folder, Locale locale, IReadOnlyList<string> paths, RecordKeys?[] keys)
    {
        (_folder, _locale, _paths) = (folder, locale, paths);
        _index = new RecordKeyIndex(keys);
        _records = [.. paths.Select(path => new Lazy<PageRecord?>(() => TryRead(path)))];
    }

    /// <summary>Looks through all records of a locale; one that cannot be read is left to the page that it belongs to.</summary>
    /// <param name="folder">The folder of the records.</param>
    /// <param name="locale">The locale.</param>
    /// <param name="states">Remembers which sources a record has, as long as its bytes are the same; or <see langword="null"/>.</param>
    public static LocaleRecords Load(RecordFolder folder, Locale locale, PageStates? states)
    {
        var paths = folder.PathsOf(locale);
        var known = states?.KeysIn(locale) ?? new Dictionary<string, RecordKeys>(StringComparer.Ordinal);
        var keys = new RecordKeys?[paths.Count];
        Parallel.For(0, paths.Count, index => keys[index] = KeysOf(folder, paths[index], locale, known.GetValueOrDefault(paths[index])));
        if (states is not null)
        {
            var found = paths.Zip(keys).Where(pair => pair.Second is not null && !ReferenceEquals(pair.Second, known.GetValueOrDefault(pair.First)));
            states.KeepKeys(locale, [.. found.Select(pair => (pair.First, pair.Second!))], [.. known.Keys.Except(paths, StringComparer.Ordinal)]);
        }

        return new LocaleRecords(folder, locale, paths, keys);
    }

    /// <summary>What a person wrote for a source on any page.</summary>
    /// <param name="from">The source's locale.</param>
    /// <param name="source">The source.</param>
    /// <param name="found">What was written, when the answer is true.</param>
    /// <param name="besides">The record of the page that asks, which has had its say.</param>
    public bool TryFindPersons(Locale from, CodedText source, [NotNullWhen(true)] out RecordedSegment? found, PageRecord? besides = null) =>
        TryFind(from, source, RecordKeys.Persons, segment => segment.IsPersons, besides, out found);

    /// <summary>What a machine gave for a source on any page.</summary>
    public bool TryFindMachines(Locale from, CodedText source, [NotNullWhen(true)] out RecordedSegment? found) =>
        TryFind(from, source, RecordKeys.Machines, segment => segment.IsMachines, besides: null, out found);

    /// <summary>Looks for the record of an article that had another name.</summary>
    /// <param name="page">The article, which has no record of its own.</param>
    /// <param name="path">The path that it had, when the answer is true.</param>
    /// <param name="record">The record, when the answer is true.</param>
    public bool TryFollow(PreparedPage page, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out PageRecord? record)
    {
        var keys = page.Units.Where(unit => unit.Unit.Translate).SelectMany(unit => unit.Segments)
            .Select(segment => RecordKeys.HashOf(segment.Source.Normalized())).ToHashSet();
        var common = new Dictionary<int, int>();
        foreach (var key in keys)
        {
            foreach (var index in _index.Having(key))
                common[index] = common.GetValueOrDefault(index) + 1;
        }

        foreach (var (index, _) in common.Where(one => one.Value > SameArticle * keys.Count).OrderByDescending(one => one.Value).ThenBy(one => one.Key))
        {
            // One that does not say of which article it is may be that of one that still lives.
            if (_records[index].Value is { Document.Skeleton: { } source } found && !_folder.HasSource(source))
            {
                (path, record) = (_paths[index], found);
                return true;
            }
        }

        (path, record) = (null, null);
        return false;
    }

    // The first record by path, and of its segments the first, as if all records were one list.
    private bool TryFind(Locale from, CodedText source, ulong whose, Func<RecordedSegment, bool> isTheirs, PageRecord? besides, [NotNullWhen(true)] out RecordedSegment? found)
    {
        found = null;
        var key = source.Normalized();
        foreach (var index in _index.Find(RecordKeys.HashOf(key), whose))
        {
            if (_records[index].Value is not { Document: { } document } record || document.From.Language != from.Language || record.Hash == besides?.Hash)
                continue;
            if ((found = record.Like(key).FirstOrDefault(isTheirs)) is not null)
                return true;
        }

        return false;
    }

    private static RecordKeys? KeysOf(RecordFolder folder, string path, Locale locale, RecordKeys? known)
    {
        try
        {
            var file = folder.FileOf(path, locale);
            if (known is not null && known.IsOf(InputFile.Hash(file, folder.Shown(file))))
                return known;
            return folder.Read(path, locale) is { Document: not null } record ? RecordKeys.Of(record) : null;
        }
        catch (BadInputException)
        {
            // Its own page says so.
            return null;
        }
    }

    private PageRecord? TryRead(string path)
    {
        try
        {
            return _folder.Read(path, _locale);
        }
        catch (BadInputException)
        {
            return null;
        }
    }
}
