namespace Localizer.Pipeline.Doctor;

/// <summary>Writes words for a POSIX shell, so that a remedy can be copied as it is printed.</summary>
internal static class ShellWord
{
    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/,:=+@%");

    /// <summary>The word, between quotes where it needs them.</summary>
    public static string Of(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Plain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
