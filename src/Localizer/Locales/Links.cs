using System.Text;
using System.Text.Json.Serialization;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>What becomes of relative links.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkPolicy>))]
public enum LinkPolicy
{
    /// <summary>They resolve to the same file from the page's new place; links between pages of one run stay among them.</summary>
    [JsonStringEnumMemberName("disk")]
    Disk,

    /// <summary>They stay as they are.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,
}

/// <summary>Where a page was and where it goes, with the pages that are localized beside it.</summary>
/// <param name="SourceFile">The source page's full path.</param>
/// <param name="OutputFile">The localized page's full path.</param>
/// <param name="Localized">For each source page of the run, by full path, where its page in this locale goes.</param>
public sealed record PageMove(string SourceFile, string OutputFile, IReadOnlyDictionary<string, string> Localized);

/// <summary>Rewrites the relative URLs of a page that has moved, so that they lead where they led.</summary>
public static class Links
{
    /// <summary>What has to change in the page's URLs.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="move">Where the page was and where it goes.</param>
    /// <param name="policy">What becomes of relative links.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, PageMove move, LinkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(move);
        return policy == LinkPolicy.Keep ? [] : EditsFor(map, move);
    }

    private static IEnumerable<ByteEdit> EditsFor(PageMap map, PageMove move)
    {
        // With a base of its own the page's URLs do not depend on its place; a relative base is the one URL that does.
        var sites = map.BaseHref is { } baseHref ? [baseHref] : map.Urls;
        foreach (var site in sites)
        {
            var moved = site.Name == "srcset" ? MoveSourceSet(site.Text, move) : Move(site.Text, move);
            if (moved != site.Text)
                yield return new ByteEdit(site.Value, moved, site.Syntax);
        }
    }

    private static string Move(string url, PageMove move)
    {
        if (!IsRelativePath(url))
            return url;
        var pathEnd = url.AsSpan().IndexOfAny('?', '#');
        var path = pathEnd < 0 ? url : url[..pathEnd];
        var rest = pathEnd < 0 ? "" : url[pathEnd..];
        var sourceFolder = FolderOf(move.SourceFile);
        var outputFolder = FolderOf(move.OutputFile);
        if (!move.Localized.TryGetValue(Resolve(sourceFolder, path), out var target))
            return Join(RelativeUrl(outputFolder, sourceFolder), path) + rest;
        return Resolve(outputFolder, path) == target ? url : RelativeUrl(outputFolder, target) + rest;
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file) ?? "";

    private static string Resolve(string folder, string path) => Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(path).Replace("\0", "", StringComparison.Ordinal)));

    // A scheme, an authority, a root, a query or a fragment alone: none depends on the page's folder. Template marks are no URL yet.
    private static bool IsRelativePath(string url)
    {
        if (url.Length == 0 || url[0] is '/' or '\\' or '#' or '?' || url.AsSpan().ContainsAny('{', '<', '\n'))
            return false;
        var end = url.AsSpan().IndexOfAny(":/?#");
        return end < 0 || url[end] != ':';
    }

    /// <summary>The way from a folder to a file or folder, as a URL with its segments escaped; empty when they are the same.</summary>
    private static string RelativeUrl(string fromFolder, string to)
    {
        var relative = Path.GetRelativePath(fromFolder, to).Replace('\\', '/');
        if (relative == ".")
            return "";
        return string.Join('/', relative.Split('/').Select(segment => segment == ".." ? segment : Uri.EscapeDataString(segment)));
    }

    /// <summary>Joins two URL paths; a step up takes back a step down.</summary>
    private static string Join(string folder, string path)
    {
        List<string> segments = folder.Length == 0 ? [] : [.. folder.Split('/')];
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[^1] != "..")
                segments.RemoveAt(segments.Count - 1);
            else if (segment != ".")
                segments.Add(segment);
        }

        return string.Join('/', segments);
    }

    /// <summary>Moves each URL of a <c>srcset</c> (HTML standard, "parse a srcset attribute"), the rest left as it is.</summary>
    private static string MoveSourceSet(string set, PageMove move)
    {
        var moved = new StringBuilder();
        var position = 0;
        while (position < set.Length)
        {
            var start = position;
            while (start < set.Length && (char.IsWhiteSpace(set[start]) || set[start] == ','))
                start++;
            var end = start;
            while (end < set.Length && !char.IsWhiteSpace(set[end]))
                end++;
            var url = set[start..end].TrimEnd(',');
            moved.Append(set, position, start - position).Append(Move(url, move));
            position = start + url.Length;

            // The descriptors reach to the next comma; a URL that ended in one has none.
            var next = url.Length < end - start ? position : set.IndexOf(',', position);
            next = next < 0 ? set.Length : next;
            moved.Append(set, position, next - position);
            position = next;
        }

        return moved.ToString();
    }
}
