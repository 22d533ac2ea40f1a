using System.Collections.Immutable;
using System.Text;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Loads translation memory files.</summary>
public static class MemoryFile
{
    /// <summary>Loads TMX files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="from">The locale of the sources: of each unit, the variants of its language are paired with all others.</param>
    /// <exception cref="BadInputException">A file is missing, unreadable or no TMX.</exception>
    public static TranslationMemory Load(IEnumerable<NamedFile> files, Locale from)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(from);
        var memory = new TranslationMemory();
        foreach (var file in files)
        {
            using var content = new MemoryStream(InputFile.Read(file.FullPath, file.ShownAs), writable: false);
            foreach (var unit in TmxReader.Read(content, file.ShownAs))
                Add(memory, unit, from, file.ShownAs);
        }

        return memory;
    }

    private static void Add(TranslationMemory memory, TmxUnit unit, Locale from, string file)
    {
        foreach (var source in unit.Variants.Where(variant => variant.Locale.Language == from.Language))
        {
            foreach (var target in unit.Variants.Where(variant => variant.Locale.Language != from.Language))
            {
                var origin = new MemoryOrigin(file, unit.Id, target.ChangedBy, target.ChangedAt);
                memory.Add(Collapse(source.Text), Collapse(target.Text), target.Locale, origin);
            }
        }
    }

    /// <summary>White space as a unit has it: runs are one space, across tags too, none at the ends; what stands alone keeps both its spaces.</summary>
    private static CodedText Collapse(CodedText text)
    {
        var collapsed = new StringBuilder(text.Text.Length);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(text.Codes.Length);
        var (nextCode, endsInSpace) = (0, true);
        for (var i = 0; i <= text.Text.Length; i++)
        {
            for (; nextCode < text.Codes.Length && text.Codes[nextCode].Offset == i; nextCode++)
            {
                codes.Add(text.Codes[nextCode] with { Offset = collapsed.Length });
                endsInSpace &= text.Codes[nextCode].Code.Kind != CodeKind.Standalone || collapsed.Length == 0;
            }

            if (i == text.Text.Length)
                break;
            var isSpace = text.Text[i] is ' ' or '\t' or '\n' or '\r' or '\f';
            if (!isSpace || !endsInSpace)
                collapsed.Append(isSpace ? ' ' : text.Text[i]);
            endsInSpace = isSpace;
        }

        var length = collapsed.ToString().TrimEnd(' ').Length;
        return new CodedText(
            collapsed.ToString(0, length), [.. codes.Select(placed => placed with { Offset = Math.Min(placed.Offset, length) })]);
    }
}
