namespace Localizer.Emulators.Apertium;

/// <summary>What an emulated Apertium server is like. Functions may be called from several threads at once.</summary>
public sealed record ApertiumOptions : EmulatorOptions
{
    /// <summary>The installed pairs, with codes of three letters and variants behind an underscore; by default the recorded ones.</summary>
    public IReadOnlyList<(string From, string To)> Pairs { get; init; } =
    [
        ("eng", "cat_iec2017"), ("eng", "cat_valencia"), ("eng", "cat"), ("spa", "eng"), ("spa", "eng_US"), ("eng", "spa"), ("cat", "eng"),
        ("cat", "eng_US"),
    ];

    /// <summary>Whether a word is in no dictionary, and gets an asterisk unless <c>markUnknown</c> is off.</summary>
    public Func<string, bool> IsUnknown { get; init; } = _ => false;

    /// <summary>The bytes of a piece; ten of them are translated, and the rest is dropped.</summary>
    public int PieceBytes { get; init; } = 4_096;

    /// <summary>The characters of a piece while more than two requests are at work.</summary>
    public int PieceCharactersUnderLoad { get; init; } = 1_000;
}
