using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Localizer.Benchmarks;

/// <summary>The pages that are measured.</summary>
internal static partial class Pages
{
    /// <summary>The largest sample article of the repository.</summary>
    public static byte[] Article() => File.ReadAllBytes(Path.Combine(Repository(), "articles", "nvidia-h20-returns.html"));

    /// <summary>The article pages of a corpus.</summary>
    /// <param name="folder">A folder with pages: <c>source.html</c> in any folder below it.</param>
    public static List<byte[]> Of(string folder) =>
        [.. Directory.GetFiles(folder, "source.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>A page of the article's paragraphs, again and again.</summary>
    /// <param name="length">Its least length in bytes.</param>
    public static byte[] OfLength(int length) => OfBodies(length, body => body);

    /// <summary>The same with a number before the first word of each text, so that no two are equal.</summary>
    /// <param name="length">Its least length in bytes.</param>
    public static byte[] OfDistinctTexts(int length)
    {
        var number = 0;
        return OfBodies(length, body => TextStart().Replace(body, _ => string.Create(CultureInfo.InvariantCulture, $"n{number++} ")));
    }

    private static byte[] OfBodies(int length, Func<string, string> next)
    {
        var article = Encoding.UTF8.GetString(Article());
        var start = article.IndexOf("<main>", StringComparison.Ordinal);
        var end = article.IndexOf("</main>", StringComparison.Ordinal);
        var body = article[(start + 6)..end];
        using var page = new MemoryStream(length + body.Length + 1024);
        page.Write(Encoding.UTF8.GetBytes(article[..start]));
        while (page.Length < length)
            page.Write(Encoding.UTF8.GetBytes(next(body)));
        page.Write("</body></html>"u8);
        return page.ToArray();
    }

    // Where text begins after a tag, and the value of an attribute that is read.
    [GeneratedRegex("""(?<=>|(?:alt|title|placeholder|aria-label)=")(?=[^<\s])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TextStart();

    /// <summary>The repository's folder.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Localizer.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks do not run from inside the repository.");
    }
}
