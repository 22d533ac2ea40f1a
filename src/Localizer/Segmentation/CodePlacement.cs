namespace Localizer.Segmentation;

/// <summary>
/// Which side of a break the inline codes there belong to (SRX: <c>formathandle</c>): <see langword="true"/> is the segment that ends,
/// <see langword="false"/> the one that begins.
/// </summary>
/// <param name="Opening">Codes that open a pair.</param>
/// <param name="Closing">Codes that close one.</param>
/// <param name="Standalone">Codes that stand alone, such as <c>&lt;br&gt;</c>.</param>
public readonly record struct CodePlacement(bool Opening, bool Closing, bool Standalone)
{
    /// <summary>What SRX says where a file says nothing: closing codes to what ends, all others to what begins.</summary>
    public static CodePlacement Usual { get; } = new(Opening: false, Closing: true, Standalone: false);
}
