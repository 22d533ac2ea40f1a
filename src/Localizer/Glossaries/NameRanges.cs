using System.Buffers;

namespace Localizer.Glossaries;

/// <summary>
/// The parts of a text that are written as one name and are not words: URLs, e-mail addresses, file names and paths, hashtags and
/// handles. What looks like a host or file name ends in a dot and two to six small letters or digits (nvidia.com, h20.pdf).
/// </summary>
internal sealed class NameRanges
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\"'<>()[]{}|,;“”‘’«»„‚…–—");

    // No name is without one of these.
    private static readonly SearchValues<char> Signs = SearchValues.Create(":/\\@.#");

    private static readonly SearchValues<char> SmallLettersAndDigits = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private readonly string _text;
    private readonly List<(int Start, int End)> _ranges = [];
    private int _next;

    /// <param name="text">The text.</param>
    /// <param name="only">
    /// The spellings that count besides addresses and tags, or <see langword="null"/> for all names: what looks like a file's name may be
    /// two words with a stop between.
    /// </param>
    public NameRanges(string text, HashSet<string>? only = null)
    {
        _text = text;
        var position = 0;
        while (position < text.Length && text.AsSpan(position).IndexOfAny(Signs) is var sign and >= 0)
        {
            var start = position + sign;
            var end = start;
            while (start > position && !IsBreak(text[start - 1]))
                start--;
            while (end < text.Length && !IsBreak(text[end]))
                end++;
            AddChunk(start, end);
            // A URL goes on over a comma or a bracket.
            position = _ranges.Count > 0 ? Math.Max(end, _ranges[^1].End) : end;
        }

        if (only is not null)
            _ranges.RemoveAll(range => !IsPlainlyNoWord(text.AsSpan(range.Start, range.End - range.Start)) && !only.Contains(text[range.Start..range.End]));
    }

    /// <summary>The names as they are spelled.</summary>
    public IEnumerable<string> Spellings => _ranges.Select(range => _text[range.Start..range.End]);

    /// <summary>
    /// Whether the range from <paramref name="start"/> to <paramref name="end"/> is part of a name without being the whole of it.
    /// Must be asked from left to right.
    /// </summary>
    public bool HoldsPartOf(int start, int end)
    {
        while (_next < _ranges.Count && _ranges[_next].End <= start)
            _next++;
        return _next < _ranges.Count && _ranges[_next].Start < end && (_ranges[_next].Start < start || _ranges[_next].End > end);
    }

    // Scripts without spaces run right up to a name, so their letters and signs end it.
    private static bool IsBreak(char character) =>
        char.IsWhiteSpace(character) || Breaks.Contains(character) || character >= '\u2E80'
        || character is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool IsPlainlyNoWord(ReadOnlySpan<char> name) => name[0] is '#' or '@' || name.Contains("://", StringComparison.Ordinal);

    private void AddChunk(int start, int end)
    {
        var chunk = _text.AsSpan(start, end - start);
        if (chunk.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0)
        {
            while (scheme > 0 && IsWord(chunk[scheme - 1]))
                scheme--;
            _ranges.Add((start + scheme, EndOfUrl(end)));
            return;
        }

        chunk = chunk.TrimEnd(".:!?");
        if (IsName(chunk))
            _ranges.Add((start, start + chunk.Length));
        else
            AddTags(start, start + chunk.Length);
    }

    private int EndOfUrl(int end)
    {
        while (end < _text.Length && (!IsBreak(_text[end]) || _text[end] is ',' or ';' or '(' or ')' or '\'' or '[' or ']'))
            end++;
        while (_text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '(' or ')' or '\'' or '[' or ']')
            end--;
        return end;
    }

    private void AddTags(int start, int end)
    {
        for (var i = start; i < end - 1; i++)
        {
            if (_text[i] is not ('#' or '@') || !IsWord(_text[i + 1]))
                continue;
            var tag = i++;
            while (i < end && IsWord(_text[i]))
                i++;
            _ranges.Add((tag, i));
            i--;
        }
    }

    private static bool IsName(ReadOnlySpan<char> chunk)
    {
        if (chunk.Contains('\\') || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return true;
        if (chunk.IndexOf('@') is var at and > 0 && at < chunk.Length - 1 && IsWord(chunk[at - 1]) && IsWord(chunk[at + 1]))
            return true;
        if (chunk.StartsWith("./", StringComparison.Ordinal) || chunk.StartsWith("../", StringComparison.Ordinal)
            || chunk.StartsWith("~/", StringComparison.Ordinal) || (chunk is ['/', _, ..] && chunk[1..].Contains('/')))
        {
            return true;
        }

        var slash = chunk.IndexOf('/');
        return slash < 0 ? HasExtension(chunk) : HasExtension(chunk[..slash]) || HasExtension(chunk[(chunk.LastIndexOf('/') + 1)..]);
    }

    private static bool HasExtension(ReadOnlySpan<char> part)
    {
        if (part.IndexOfAny("?#:") is var cut and >= 0)
            part = part[..cut];
        var dot = part.LastIndexOf('.');
        if (dot < 1 || !IsWord(part[dot - 1]))
            return false;
        var extension = part[(dot + 1)..];
        return extension.Length is >= 2 and <= 6 && char.IsAsciiLetterLower(extension[0])
            && !extension.ContainsAnyExcept(SmallLettersAndDigits);
    }
}
