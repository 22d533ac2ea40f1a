using System.Collections.Immutable;
using System.Text;

namespace Localizer.Memory;

/// <summary>What a file says of a translation besides what a memory works with.</summary>
public enum MemoryExtraKind
{
    /// <summary>A note, for people.</summary>
    Note,

    /// <summary>A property, for the tool that wrote the file.</summary>
    Property,

    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>The segment as the file has it, where the text and the codes of the memory tell less.</summary>
    Segment,

    /// <summary>Which part of the unit says who and when.</summary>
    Provenance,
}

/// <summary>A part of a translation's unit.</summary>
public enum MemoryPart
{
    /// <summary>The unit itself.</summary>
    Unit,

    /// <summary>Its source.</summary>
    Source,

    /// <summary>Its target.</summary>
    Target,
}

/// <summary>Something that a file says of a translation: kept as it is, and given back by an export.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Of">The part of the unit that says it.</param>
/// <param name="Name">The name of a property or an attribute; <see langword="null"/> for what has none.</param>
/// <param name="Value">What it says.</param>
public sealed record MemoryExtra(MemoryExtraKind Kind, MemoryPart Of, string? Name, string Value)
{
    /// <summary>The attributes that a note or a property has besides.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>How long it is, in UTF-16 units.</summary>
    internal long Length => (Name?.Length ?? 0) + Value.Length + Attributes.Sum(attribute => (long)attribute.Key.Length + attribute.Value.Length);
}

/// <summary>
/// The extras of a translation as one text, in which characters that XML does not have stand between them. Each is its kind and part, then
/// name, value and attributes. A note or property of the unit without attributes, as most are, is its name, if any, and its value.
/// </summary>
internal static class MemoryExtras
{
    private const char Mark = '\u001D';
    private const char EndOfExtra = '\u001E';
    private const char EndOfField = '\u001F';
    private const string Kinds = "npasw";
    private const string Parts = "ust";

    /// <summary>The text; <see langword="null"/> for none.</summary>
    public static string? Write(ImmutableArray<MemoryExtra> extras)
    {
        if (extras.IsDefaultOrEmpty)
            return null;
        var text = new StringBuilder();
        foreach (var extra in extras)
        {
            if (extra is not { Kind: MemoryExtraKind.Note or MemoryExtraKind.Property, Of: MemoryPart.Unit, Attributes.IsEmpty: true })
            {
                text.Append(Mark).Append(Kinds[(int)extra.Kind]).Append(Parts[(int)extra.Of]).Append(EndOfField);
                Append(text, extra.Name ?? "").Append(EndOfField);
            }
            else if (extra.Kind == MemoryExtraKind.Property)
            {
                Append(text, extra.Name ?? "").Append(EndOfField);
            }

            Append(text, extra.Value);
            foreach (var (name, value) in extra.Attributes)
            {
                Append(text.Append(EndOfField), name).Append(EndOfField);
                Append(text, value);
            }

            text.Append(EndOfExtra);
        }

        return text.ToString();
    }

    /// <summary>What a text says; of kinds and parts that are not known, nothing.</summary>
    public static ImmutableArray<MemoryExtra> Read(string? text) => text is null ? [] : [.. text.Split(EndOfExtra)[..^1].Select(ReadOne).OfType<MemoryExtra>()];

    private static MemoryExtra? ReadOne(string text)
    {
        var fields = text.Split(EndOfField);
        if (!text.StartsWith(Mark))
        {
            return fields.Length == 1
                ? new MemoryExtra(MemoryExtraKind.Note, MemoryPart.Unit, null, text)
                : new MemoryExtra(MemoryExtraKind.Property, MemoryPart.Unit, fields[0], fields[1]);
        }

        if (fields is not [[_, var kindLetter, var partLetter], _, _, ..]
            || (Kinds.IndexOf(kindLetter, StringComparison.Ordinal), Parts.IndexOf(partLetter, StringComparison.Ordinal)) is not ( >= 0 and var kindAt, >= 0 and var partAt))
            return null;
        var (kind, part) = ((MemoryExtraKind)kindAt, (MemoryPart)partAt);
        return new MemoryExtra(kind, part, fields[1].Length == 0 && kind is not (MemoryExtraKind.Property or MemoryExtraKind.Attribute) ? null : fields[1], fields[2])
        {
            Attributes = [.. fields.Skip(3).Chunk(2).Where(pair => pair.Length == 2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
        };
    }

    // XML has none of the three.
    private static StringBuilder Append(StringBuilder text, string value)
    {
        foreach (var character in value)
            text.Append(character is Mark or EndOfExtra or EndOfField ? ' ' : character);
        return text;
    }
}
