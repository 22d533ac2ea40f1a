namespace Localizer.Quality;

/// <summary>How texts end.</summary>
internal static class Ends
{
    private const string Closing = " \t\n\u00A0\u200B\"'”’“‘»›«)]}」』）】》*";

    /// <summary>The mark that ends a text, behind whose quotes and brackets nothing stands: <c>.</c>, <c>?</c>, <c>!</c>, <c>:</c> or <c>…</c>, a full-width one as its narrow twin; else <c>\0</c>.</summary>
    public static char StopOf(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd(Closing);
        return end.IsEmpty ? '\0' : end[^1] switch
        {
            '.' or '。' or '．' or '｡' or '।' => '.',
            '?' or '？' or '؟' => '?',
            '!' or '！' => '!',
            ':' or '：' => ':',
            '…' or '⋯' => '…',
            _ => '\0',
        };
    }

    /// <summary>Whether a text ends as a sentence does.</summary>
    public static bool HasStop(ReadOnlySpan<char> text) => StopOf(text) is not ('\0' or ':');
}
