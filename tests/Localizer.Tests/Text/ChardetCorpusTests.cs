using Localizer.Text;

namespace Localizer.Tests.Text;

/// <summary>Real pages and feeds of the corpus chardet, in folders named by encoding, or by encoding and language.</summary>
public sealed class ChardetCorpusTests
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["CP932"] = "Shift_JIS",
        ["MacCyrillic"] = "x-mac-cyrillic",
        ["UTF-16"] = "UTF-16LE",
    };

    private static readonly string[] NotOfTheStandard = ["IBM855", "Johab", "UTF-32", "UTF-32BE"];

    // A list of the characters that Shift_JIS has twice, by NEC and by IBM: only one pair of bytes can be written.
    private static readonly string[] Ambiguous = ["chardet/CP932/www2.chuo-u.ac.jp-suishin.xml"];

    [Fact]
    public void Real_pages_are_read_to_the_end_and_every_character_is_written_as_it_was()
    {
        var malformed = new List<string>();
        var ambiguous = new List<string>();
        var exact = 0;
        foreach (var (file, encoding) in Files())
        {
            var steps = Characters.Steps(encoding, File.ReadAllBytes(Corpus.Path(file))).ToList();
            if (steps.Any(step => step.Text == "\uFFFD"))
                malformed.Add(file);
            else if (steps.Any(step => Characters.Encode(encoding, step.Text) != Convert.ToHexString(step.Bytes)))
                ambiguous.Add(file);
            else
                exact++;
        }

        malformed.ShouldBeEmpty();
        ambiguous.ShouldBe(Ambiguous);
        exact.ShouldBeGreaterThan(180);
    }

    private static IEnumerable<(string File, PageEncoding Encoding)> Files()
    {
        var root = Corpus.Path("chardet");
        foreach (var path in Corpus.Files("chardet", "*"))
        {
            var file = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (file.Split('/') is not [var folder, _])
                continue;
            if (NotOfTheStandard.Contains(folder) || EncodingOf(folder) is not { IsSupported: true } encoding)
                continue;
            yield return ($"chardet/{file}", encoding);
        }
    }

    private static PageEncoding EncodingOf(string folder)
    {
        if (OtherNames.TryGetValue(folder, out var name))
            return Characters.Named(name);
        return PageEncoding.FromLabel(folder) ?? Characters.Named(folder[..folder.LastIndexOf('-')]);
    }
}
