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
    // In which NULL is read as none: a hash of 0 is as rare as two sources with one hash.
    private const long NoContext = 0;

    // The year 1, as good as none.
    private const long NoTime = -62135596800;

    /// <summary>The columns that <see cref="Read"/> reads, of the table <c>targets t</c>.</summary>
    public const string Columns = $"t.file, t.place, t.facts, t.text, t.codes, {ContextAndChanged}, t.unit";

    /// <summary>The two columns that may be NULL, as numbers that stand for none.</summary>
    public const string ContextAndChanged = "ifnull(t.context, 0), ifnull(t.changed, -62135596800)";

    /// <summary>The columns that <see cref="ReadWhole"/> reads.</summary>
    public const string AllColumns = $"{Columns}, t.created, t.extra";

    /// <summary>Reads of a row what a look-up needs.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of the <see cref="Columns"/>.</param>
    public static StoredTarget Read(SqliteStatement row, int first) => new(
        row.Number(first), row.Number(first + 1), row.Number(first + 2), CodeBytes.Read(row.Text(first + 3), row.Blob(first + 4)),
        ContextOf(row, first + 5), null, ChangedOf(row, first + 6), row.TextOrNull(first + 7), null);

    /// <summary>A row's context.</summary>
    public static long? ContextOf(SqliteStatement row, int column) => row.Number(column) is not NoContext and var context ? context : null;

    /// <summary>When a row was changed.</summary>
    public static long? ChangedOf(SqliteStatement row, int column) => row.Number(column) is not NoTime and var changed ? changed : null;

    /// <summary>Reads all of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of the <see cref="AllColumns"/>.</param>
    public static StoredTarget ReadWhole(SqliteStatement row, int first) =>
        Read(row, first) with { Created = row.NumberOrNull(first + 8), Extra = row.TextOrNull(first + 9) };
}

/// <summary>What ranks a target, without its text.</summary>
/// <param name="File">The id of the file that it is from.</param>
/// <param name="Place">Its place there, from 0.</param>
/// <param name="Facts">The id of what it has in common with others.</param>
/// <param name="Context">The hash of where its source stands, or <see langword="null"/>.</param>
/// <param name="Changed">When it was changed last, in seconds since 1970, or <see langword="null"/>.</param>
internal readonly record struct TargetHead(long File, long Place, long Facts, long? Context, long? Changed)
{
    /// <summary>The columns that <see cref="Read"/> reads, of the table <c>targets t</c>.</summary>
    public const string Columns = $"t.file, t.place, t.facts, {StoredTarget.ContextAndChanged}";

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of the <see cref="Columns"/>.</param>
    public static TargetHead Read(SqliteStatement row, int first) => new(
        row.Number(first), row.Number(first + 1), row.Number(first + 2), StoredTarget.ContextOf(row, first + 3), StoredTarget.ChangedOf(row, first + 4));
}

/// <summary>A file of a memory that is served from.</summary>
/// <param name="ShownAs">The file as messages name it.</param>
/// <param name="Order">Its place among the files: of translations that are as good, the later file's goes first.</param>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="Language">The language of its sources.</param>
internal sealed record ServedFile(string ShownAs, int Order, MemoryFileKind Kind, string Language);
