using System.Text;

namespace Localizer.Benchmarks;

/// <summary>The pages that are measured.</summary>
internal static class Pages
{
    /// <summary>The largest sample article of the repository.</summary>
    public static byte[] Article() => File.ReadAllBytes(Path.Combine(Repository(), "articles", "nvidia-h20-returns.html"));

    /// <summary>The article pages of a corpus.</summary>
    /// <param name="folder">A folder with pages: <c>source.html</c> in any folder below it.</param>
    public static List<byte[]> Of(string folder) =>
        [.. Directory.GetFiles(folder, "source.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>A page of the article's paragraphs, again and again.</summary>
    /// <param name="length">Its least length in bytes.</param>
    public static byte[] OfLength(int length)
    {
        var article = Encoding.UTF8.GetString(Article());
        var start = article.IndexOf("<main>", StringComparison.Ordinal);
        var end = article.IndexOf("</main>", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(article[(start + 6)..end]);
        using var page = new MemoryStream(length + body.Length + 1024);
        page.Write(Encoding.UTF8.GetBytes(article[..start]));
        while (page.Length < length)
            page.Write(body);
        page.Write("</body></html>"u8);
        return page.ToArray();
    }

    /// <summary>The repository's folder.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Localizer.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks do not run from inside the repository.");
    }
}
