using System.IO.Hashing;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline;

/// <summary>Takes the translations of a project's records into its memory.</summary>
internal static class MemoryRecords
{
    private const string Prefix = "record:";

    // Goes up when more of a record is taken in: each is read again then.
    private const long FormatVersion = 2;

    /// <summary>Reads again the records that changed, takes out those that are gone, and serves from them all besides what is served.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="records">The records.</param>
    /// <param name="from">The source locale; records in another language are left out.</param>
    /// <param name="say">Is told of records that cannot be read.</param>
    public static void Follow(TranslationMemory memory, RecordFolder records, Locale from, Action<Diagnostic> say)
    {
        var known = memory.Files();
        var (changed, there) = (new List<MemorySource>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var locale in records.Locales())
        {
            foreach (var path in records.PathsOf(locale))
            {
                var (file, name) = (records.FileOf(path, locale), $"{Prefix}{locale.Tag}/{path}");
                try
                {
                    var bytes = InputFile.Read(file, records.Shown(file));
                    var hash = (long)XxHash3.HashToUInt64(bytes, FormatVersion);
                    there.Add(name, records.Shown(file));
                    if (!known.TryGetValue(name, out var state) || !state.IsComplete || state.Content != hash)
                        changed.Add(new MemorySource(name, MemoryFileKind.Record, hash, UnitsOf(PageRecord.Read(bytes, records.Shown(file), locale), records.Shown(file), from, File.GetLastWriteTimeUtc(file)).Select(PreparedUnit.Of)));
                }
                catch (BadInputException exception)
                {
                    there.Remove(name);
                    say(exception.Diagnostic with { Severity = Severity.Warning });
                }
            }
        }

        memory.Take(changed);
        memory.Remove([.. known.Where(file => file.Key.StartsWith(Prefix, StringComparison.Ordinal) && !there.ContainsKey(file.Key)).Select(file => file.Value.Id)]);
        memory.Tidy();
        memory.ServeToo(memory.Files().Where(file => there.ContainsKey(file.Key))
            .ToDictionary(file => file.Value.Id, file => new ServedFile(there[file.Key], int.MaxValue, MemoryFileKind.Record, from.Language)));
    }

    private static IEnumerable<MemoryUnit> UnitsOf(PageRecord record, string file, Locale from, DateTime written)
    {
        var document = record.Document!;
        if (document.From.Language != from.Language)
            yield break;
        foreach (var segment in record.Segments.Concat(record.Earlier))
        {
            if (!segment.HasTarget || segment.StandsInBy is not null)
                continue;
            // What is no translation, and what came from the memory's own files, teaches it nothing.
            if (!segment.IsPersons && segment.Segment.MetaOf(RecordedSegment.Origin) is ("kept" or "memory"))
                continue;
            // A record has no names and no times: Git knows them. That it is a person's, and since when at the latest, is to be seen.
            var id = $"{segment.Unit.Id}/{segment.Segment.Id}";
            var origin = segment.IsPersons
                ? new MemoryOrigin(file, id, RecordedSegment.Person, new DateTimeOffset(written))
                : new MemoryOrigin(file, id)
                {
                    IsMachine = segment.Segment.MetaOf(RecordedSegment.Provider) is not null,
                    Provider = segment.Machine?.Provider,
                    ProviderVersion = segment.Machine?.Version,
                    // Of the glossary, what was said of the terms of its source.
                    GlossaryVersion = segment.Machine is null ? null : segment.HeldTo,
                };
            yield return new MemoryUnit(document.From, document.To, segment.Segment.Source, segment.Segment.Target!, origin)
            {
                Context = MemoryHash.OfContext(new MemoryContext(segment.Unit.Kind, segment.Before, segment.After)),
            };
        }
    }
}
