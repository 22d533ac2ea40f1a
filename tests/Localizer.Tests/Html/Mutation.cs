using System.Globalization;

namespace Localizer.Tests.Html;

/// <summary>Damages pages: bytes are deleted, doubled, swapped or made up, a few at a time, by a seed.</summary>
internal static class Mutation
{
    // Small pages make many mutants in little time; large ones are cut around the damage.
    private const int LongestMutant = 20_000;

    public static IEnumerable<CorpusPage> Of(IReadOnlyList<CorpusPage> pages, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var page = pages[random.Next(pages.Count)];
            var bytes = Cut(page.Bytes, random);
            for (var damages = random.Next(1, 6); damages > 0; damages--)
                Damage(bytes, random);
            yield return new CorpusPage(string.Create(CultureInfo.InvariantCulture, $"{page.Name} (seed {seed}, mutant {i})"), [.. bytes]);
        }
    }

    private static List<byte> Cut(byte[] page, Random random)
    {
        var start = page.Length <= LongestMutant ? 0 : random.Next(page.Length - LongestMutant);
        return [.. page.AsSpan(start, Math.Min(LongestMutant, page.Length))];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var place = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 12), bytes.Count - place);
        switch (random.Next(5))
        {
            case 0:
                bytes.RemoveRange(place, length);
                break;
            case 1:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 2 when bytes.Count > 1:
                var other = random.Next(bytes.Count);
                place = Math.Min(place, bytes.Count - 1);
                (bytes[place], bytes[other]) = (bytes[other], bytes[place]);
                break;
            case 3:
                var made = new byte[random.Next(1, 6)];
                random.NextBytes(made);
                bytes.InsertRange(place, made);
                break;
            default:
                bytes.InsertRange(place, Fragments[random.Next(Fragments.Length)]);
                break;
        }
    }

    private static readonly byte[][] Fragments =
    [
        "<"u8.ToArray(), ">"u8.ToArray(), "</"u8.ToArray(), "<!--"u8.ToArray(), "-->"u8.ToArray(), "&"u8.ToArray(), "&#"u8.ToArray(), "\""u8.ToArray(),
        "<table>"u8.ToArray(), "</p>"u8.ToArray(), "<b>"u8.ToArray(), "</b>"u8.ToArray(), "<a href=x>"u8.ToArray(), "<script>"u8.ToArray(),
        "<svg>"u8.ToArray(), "<![CDATA["u8.ToArray(), "<select>"u8.ToArray(), "<template>"u8.ToArray(), "<plaintext>"u8.ToArray(), "\0"u8.ToArray(),
        "<button>"u8.ToArray(), "<br><br>"u8.ToArray(), "\r"u8.ToArray(), "<title>"u8.ToArray(), "<p translate=no>"u8.ToArray(),
        "]]>"u8.ToArray(), "<svg><text><![CDATA[Drawn & <raw>]]></text></svg>"u8.ToArray(),

        // Code of template languages: whole, and without its end or its beginning.
        "{{ name }}"u8.ToArray(), "{% if a < b %}"u8.ToArray(), "<?php echo \"<b>\"; ?>"u8.ToArray(), "<?= $x[\"y\"] ?>"u8.ToArray(), "<% if (a > b) %>"u8.ToArray(),
        "{{"u8.ToArray(), "}}"u8.ToArray(), "{%"u8.ToArray(), "%}"u8.ToArray(), "<?php "u8.ToArray(), "?>"u8.ToArray(), "<%"u8.ToArray(), "%>"u8.ToArray(),

        // Pages in attributes, and data in scripts.
        "<iframe srcdoc=\"<p title='A hint'>Words &amp; more</p>\"></iframe>"u8.ToArray(), "<iframe srcdoc='<b>Bold &lt;p&gt;"u8.ToArray(), "<iframe srcdoc=Word&amp;more>"u8.ToArray(),
        "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"A \\\"big\\\" chip <b>\",\"keywords\":\"one, two\"}</script>"u8.ToArray(),
        "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Person\",\"description\":\"Some \\u0041 words"u8.ToArray(),
    ];
}
