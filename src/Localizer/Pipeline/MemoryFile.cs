using System.Collections.Immutable;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Loads translation memories from TMX.</summary>
public static class MemoryFile
{
    /// <summary>
    /// Loads files into one memory. In each unit every variant in the source's language is a source, for every variant in another
    /// locale; a unit without one is left out, and so is a variant without text.
    /// </summary>
    /// <param name="files">The files; of translations changed at the same time, the last one goes first.</param>
    /// <param name="from">The source locale; other regions of its language count too.</param>
    /// <param name="warn">Is told what was left out; warnings with the same text in a file are counted.</param>
    /// <exception cref="BadInputException">A file cannot be read or is no TMX; with file, line, column and what to do.</exception>
    public static TranslationMemory Load(IEnumerable<NamedFile> files, Locale from, Action<Diagnostic>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(from);
        var memory = new TranslationMemory();
        foreach (var file in files)
        {
            using var content = InputFile.Open(file.FullPath, file.ShownAs);
            foreach (var warning in AddFile(memory, content, file.ShownAs, from))
                warn?.Invoke(warning);
        }

        return memory;
    }

    private static ImmutableArray<Diagnostic> AddFile(TranslationMemory memory, Stream tmx, string file, Locale from)
    {
        var warnings = new WarningTally();
        foreach (var unit in TmxReader.Read(tmx, file))
        {
            AddUnit(memory, unit, file, from);
            foreach (var warning in unit.Diagnostics)
                warnings.Add(warning);
        }

        return warnings.ToDiagnostics();
    }

    private static void AddUnit(TranslationMemory memory, TmxUnit unit, string file, Locale from)
    {
        foreach (var source in unit.Variants)
        {
            if (source.Locale.Language != from.Language || string.IsNullOrWhiteSpace(source.Text.Text))
                continue;
            foreach (var target in unit.Variants)
            {
                // A target without text is a translation still to be made.
                if (target.Locale.Equals(source.Locale) || string.IsNullOrWhiteSpace(target.Text.Text))
                    continue;
                var origin = new MemoryOrigin(
                    file, unit.Id, target.Provenance.Who ?? unit.Provenance.Who, target.Provenance.When ?? unit.Provenance.When);
                memory.Add(source.Locale, target.Locale, source.Text.Composed(), target.Text.Composed(), origin);
            }
        }
    }
}
