using System.Collections.Concurrent;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// All records of a project in a locale, as memory: what was decided on one page serves the others, and an article that was renamed
/// finds its record. Looked through when it is first needed, which an unchanged project never does.
/// </summary>
/// <param name="folder">The folder of the records.</param>
/// <param name="states">Remembers which sources a record has; <see langword="null"/> to read each record for it.</param>
internal sealed class ProjectRecords(RecordFolder folder, PageStates? states = null)
{
    private readonly ConcurrentDictionary<string, Lazy<LocaleRecords>> _locales = new(StringComparer.Ordinal);

    /// <summary>The records of a locale.</summary>
    public LocaleRecords Of(Locale locale) => _locales.GetOrAdd(locale.Tag, _ => new Lazy<LocaleRecords>(() => LocaleRecords.Load(folder, locale, states))).Value;
}
