using Localizer.Model;

namespace Localizer.Memory;

/// <summary>A target as a memory's file has it.</summary>
/// <param name="File">The id of the file that it is from.</param>
/// <param name="Place">Its place there, from 0.</param>
/// <param name="Facts">The id of what it has in common with others.</param>
/// <param name="Text">The target, codes with the numbers of the normalized source.</param>
/// <param name="Context">The hash of where its source stands, or <see langword="null"/>.</param>
/// <param name="Created">When it was made, in seconds since 1970, or <see langword="null"/>.</param>
/// <param name="Changed">When it was changed last, in seconds since 1970, or <see langword="null"/>.</param>
/// <param name="Unit">The unit in its file, or <see langword="null"/>.</param>
/// <param name="Extra">Notes and properties, or <see langword="null"/>.</param>
internal sealed record StoredTarget(
    long File, long Place, long Facts, CodedText Text, long? Context, long? Created, long? Changed, string? Unit, string? Extra)
{
    /// <summary>The columns that <see cref="Read"/> reads, of the table <c>targets t</c>.</summary>
    public const string Columns = "t.file, t.place, t.facts, t.text, t.codes, t.context, t.created, t.changed, t.unit, t.extra";

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of the <see cref="Columns"/>.</param>
    public static StoredTarget Read(SqliteStatement row, int first) => new(
        row.Number(first), row.Number(first + 1), row.Number(first + 2), CodeBytes.Read(row.Text(first + 3), row.Blob(first + 4)),
        row.NumberOrNull(first + 5), row.NumberOrNull(first + 6), row.NumberOrNull(first + 7), row.TextOrNull(first + 8), row.TextOrNull(first + 9));
}

/// <summary>A file of a memory that is served from.</summary>
/// <param name="ShownAs">The file as messages name it.</param>
/// <param name="Order">Its place among the files: of translations that are as good, the later file's goes first.</param>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="Language">The language of its sources.</param>
internal sealed record ServedFile(string ShownAs, int Order, MemoryFileKind Kind, string Language);
