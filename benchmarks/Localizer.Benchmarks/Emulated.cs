namespace Localizer.Benchmarks;

/// <summary>What a benchmark through an emulator has to know of it: an emulator does not translate.</summary>
internal static class Emulated
{
    /// <summary>The checks that would find something in each of its answers, switched off, as <c>localizer.json</c> has it.</summary>
    public const string Checks =
        """[{"check":"part-untranslated","severity":"off","reason":"an emulator"},{"check":"wrong-language","severity":"off","reason":"an emulator"}]""";
}
