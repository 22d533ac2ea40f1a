using System.IO.Hashing;
using System.Runtime.InteropServices;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>Makes the texts of a page's units. A short one that was read a while ago, as those of tables and cards are, is not made again.</summary>
internal sealed class RecentTexts
{
    private const int Slots = 512;

    // What is longer hardly occurs twice, and would be held longer than its unit may live.
    private const int LongestRemembered = 1_000;

    private readonly CodedText?[] _recent = new CodedText?[Slots];

    /// <summary>A text with its codes.</summary>
    /// <param name="text">The text without its codes.</param>
    /// <param name="codes">The codes in reading order.</param>
    public CodedText Of(ReadOnlySpan<char> text, ReadOnlySpan<PlacedCode> codes)
    {
        if (text.Length > LongestRemembered)
            return new CodedText(text.ToString(), [.. codes]);
        ref var recent = ref _recent[XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text)) % Slots];
        if (recent is null || !text.SequenceEqual(recent.Text) || !codes.SequenceEqual(recent.Codes.AsSpan()))
            recent = new CodedText(text.ToString(), [.. codes]);
        return recent;
    }
}
