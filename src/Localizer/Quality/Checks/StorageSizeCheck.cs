using System.Globalization;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a target fits the room that the page has for it (ITS 2.0, 8.21).</summary>
public static class StorageSizeCheck
{
    /// <summary>Checks a target. Where the source itself does not fit it is a warning, else an error.</summary>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The target's text.</param>
    /// <param name="limit">How much room there is; <see langword="null"/> for any.</param>
    /// <returns>The finding, or <see langword="null"/>.</returns>
    public static Diagnostic? Check(string source, string target, StorageLimit? limit)
    {
        if (limit is null)
            return null;
        if (PageEncoding.FromLabel(limit.Encoding) is not { IsSupported: true } encoding)
        {
            return new Diagnostic(
                "its-storage-size", Severity.Warning, $"The page's storage size is not checked: '{limit.Encoding}' is no encoding that is known.", Hint: "Name one such as UTF-8 in the page.");
        }

        var size = SizeOf(target, limit, encoding);
        if (size <= limit.Bytes)
            return null;
        var severity = SizeOf(source, limit, encoding) > limit.Bytes ? Severity.Warning : Severity.Error;
        var counted = size == int.MaxValue
            ? $"has characters that {encoding.Name} lacks"
            : string.Create(CultureInfo.InvariantCulture, $"has {size}");
        return new Diagnostic(
            "its-storage-size",
            severity,
            string.Create(CultureInfo.InvariantCulture, $"The page has room for {limit.Bytes} bytes in {limit.Encoding} here, and the translation {counted}."),
            Hint: "Shorten it, or make room in the page.");
    }

    /// <summary>How many bytes a text takes; <see cref="int.MaxValue"/> when the encoding lacks one of its characters.</summary>
    private static int SizeOf(string text, StorageLimit limit, PageEncoding encoding)
    {
        var stored = limit.LineBreak switch
        {
            "crlf" => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            _ => text,
        };
        Span<byte> bytes = stackalloc byte[PageEncoding.MaximumBytes];
        var size = 0;
        foreach (var rune in stored.EnumerateRunes())
        {
            if (!encoding.TryEncode(rune, bytes, out var written))
                return int.MaxValue;
            size += written;
        }

        return size;
    }
}
