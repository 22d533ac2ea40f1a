using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Localizer.Pipeline.Translation;

/// <summary>What stands around a segment.</summary>
/// <param name="UnitKey">The page, unit and segment, for the journal.</param>
/// <param name="Title">The page's title, or empty.</param>
/// <param name="Before">The text before it, or empty.</param>
/// <param name="After">The text after it, or empty.</param>
internal sealed record SegmentContext(string UnitKey, string Title, string Before, string After)
{
    private readonly UInt128? _identity;

    /// <summary>What the page, or a rule, says to whoever translates it, in one line; or empty. No part of the <see cref="Identity"/>.</summary>
    public string Note { get; init; } = "";

    /// <summary>By what questions in this context are known: the texts of it, or what the text's first place in the run is known by.</summary>
    public UInt128 Identity
    {
        get => _identity ?? HashOf(0, Title, Before, After);
        init => _identity = value;
    }

    /// <summary>The place and the note alone, for services that are told nothing of what stands around.</summary>
    public SegmentContext Untold() => new(UnitKey, Title: "", Before: "", After: "") { Note = Note };

    /// <summary>The context of a part of the segment.</summary>
    /// <param name="before">What of the segment is told to stand before the part; <see langword="null"/> for what stands before the segment.</param>
    /// <param name="after">What of the segment is told to stand after the part; <see langword="null"/> for what stands after the segment.</param>
    public SegmentContext Around(string? before, string? after) => this with
    {
        Before = before ?? Before,
        After = after ?? After,
        Identity = HashOf(Identity, before ?? "", after ?? ""),
    };

    // The length goes before the text, so that no two contexts run together.
    private static UInt128 HashOf(UInt128 of, params ReadOnlySpan<string> texts)
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in of)));
        foreach (var text in texts)
        {
            var length = text.Length;
            hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
            hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return hash.GetCurrentHashAsUInt128();
    }
}
