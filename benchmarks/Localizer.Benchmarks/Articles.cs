using System.Globalization;
using System.Text;

namespace Localizer.Benchmarks;

/// <summary>Made-up articles of about a thousand words, no sentence of which occurs twice, the same in each run.</summary>
internal static class Articles
{
    private const int Paragraphs = 22;

    /// <summary>How many segments an article has: its title, its headings, three sentences a paragraph.</summary>
    public const int Segments = 1 + ((Paragraphs + 4) / 5) + (Paragraphs * 3);

    private static readonly string[] Words =
        "the market for chips grew faster than analysts had expected when new models of a rival came out and buyers turned to older parts instead of waiting longer".Split(' ');

    /// <summary>Writes articles into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="count">How many.</param>
    public static void Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        for (var number = 0; number < count; number++)
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"article-{number:0000}.html")), Page(number));
    }

    private static string Page(int number)
    {
        var random = new Random(number);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Report {number}</title>\n</head>\n<body>\n<main>\n");
        for (var i = 0; i < Paragraphs; i++)
        {
            if (i % 5 == 0)
                page.Append(CultureInfo.InvariantCulture, $"<h2>Part {i / 5} of report {number}</h2>\n");
            page.Append("<p>").Append(Sentence(random, number, i, 0)).Append(' ').Append(Sentence(random, number, i, 1)).Append(' ').Append(Sentence(random, number, i, 2)).Append("</p>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    // One in three has inline codes, as in the sample articles.
    private static string Sentence(Random random, int number, int paragraph, int sentence)
    {
        var words = string.Join(' ', Enumerable.Range(0, random.Next(6, 18)).Select(_ => Words[random.Next(Words.Length)]));
        var source = sentence == 2 ? $"<a href=\"https://example.com/{number}\">source {paragraph}</a>" : $"source {paragraph}";
        return string.Create(CultureInfo.InvariantCulture, $"As {source} of report {number} said, {words}.");
    }
}
