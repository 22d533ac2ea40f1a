using Localizer.Model;

namespace Localizer.InlineCodes;

/// <summary>White space between sentences: Chinese and Japanese have none, all others do, Thai among them.</summary>
internal static class SentenceSpace
{
    /// <summary>The white space between two sentences of a target.</summary>
    /// <param name="source">The white space between them in the source; empty when they touch there.</param>
    /// <param name="to">The target's locale.</param>
    /// <returns>Line breaks stay; a space is dropped for languages that have none there, and added where the source's has none.</returns>
    public static string Between(string source, Locale to)
    {
        if (source.AsSpan().ContainsAny('\n', '\r'))
            return source;
        if (to.Language is "zh" or "ja")
            return "";
        return source.Length == 0 ? " " : source;
    }
}
