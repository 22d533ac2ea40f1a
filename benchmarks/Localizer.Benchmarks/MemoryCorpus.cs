using System.Globalization;
using System.Security;
using System.Text;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Segmentation;

namespace Localizer.Benchmarks;

/// <summary>
/// Made-up translations of any number, the same in each run: parts of real sentences put together, some of their words replaced by others
/// of the corpus and by made-up names, one in five an earlier sentence with a few words changed, one in ten short.
/// </summary>
internal sealed class MemoryCorpus
{
    private static readonly string[] Syllables = "an ar ba bel co da den el fa gan hin il ka lo mar nor o per qua ri san ter u va wen xi yu zan".Split(' ');

    private readonly Random _random = new(8);
    private readonly List<string[]> _sentences;
    private readonly List<string[]> _translations;
    private readonly string[] _words;
    private readonly List<string> _earlier = [];

    /// <summary>Reads the texts that it is made of.</summary>
    /// <param name="corpus">The shared corpus.</param>
    public MemoryCorpus(string corpus)
    {
        var news = File.ReadAllLines(Path.Combine(corpus, "ntrex", "newstest2019-src.eng.txt"));
        _sentences = [.. news.Concat(Articles(Path.Combine(corpus, "readability"))).Select(line => line.Split(' ')).Where(words => words.Length > 5)];
        _translations = [.. File.ReadAllLines(Path.Combine(corpus, "ntrex", "newstest2019-ref.vie.txt")).Select(line => line.Split(' ')).Where(words => words.Length > 5)];
        _words = [.. _sentences.SelectMany(words => words).Select(word => word.Trim('.', ',', '"', '(', ')', ':', ';')).Where(word => word.Length > 1).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>How many sentences and different words it is made of.</summary>
    public (int Sentences, int Words) Size => (_sentences.Count, _words.Length);

    /// <summary>Writes a TMX.</summary>
    /// <param name="file">The file.</param>
    /// <param name="units">How many units.</param>
    /// <returns>The bytes of the texts, in UTF-8.</returns>
    public long Write(string file, int units)
    {
        using var tmx = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 16);
        tmx.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header creationtool=\"b\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"b\" adminlang=\"en\" srclang=\"en\" datatype=\"html\"/>\n<body>\n");
        var bytes = 0L;
        for (var i = 0; i < units; i++)
        {
            var (source, target) = (Source(), Target());
            bytes += Encoding.UTF8.GetByteCount(source) + Encoding.UTF8.GetByteCount(target);
            var date = DateTime.UnixEpoch.AddMinutes(26_000_000 + i).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            tmx.Write($"<tu tuid=\"{i}\"><tuv xml:lang=\"en\"><seg>{SecurityElement.Escape(source)}</seg></tuv><tuv xml:lang=\"vi\" creationid=\"an\" creationdate=\"{date}\"><seg>{SecurityElement.Escape(target)}</seg></tuv></tu>\n");
        }

        tmx.Write("</body>\n</tmx>\n");
        return bytes;
    }

    /// <summary>A sentence with one to four of its words replaced, left out or doubled by others.</summary>
    public string Edited(string sentence)
    {
        var words = sentence.Split(' ').ToList();
        for (var edits = _random.Next(1, 5); edits > 0 && words.Count > 0; edits--)
        {
            var place = _random.Next(words.Count);
            switch (_random.Next(4))
            {
                case 0:
                    words.RemoveAt(place);
                    break;
                case 1:
                    words.Insert(place, AnyWord());
                    break;
                default:
                    words[place] = AnyWord();
                    break;
            }
        }

        return string.Join(' ', words);
    }

    private static IEnumerable<string> Articles(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "source.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var page = PreparedPage.Read(new PageInput("p", file, "p"), null, Locale.Parse("en"), DefaultSegmenter.Instance, Html.SelectionRules.None);
            foreach (var segment in page.Units.Where(unit => unit.Unit.Translate).SelectMany(unit => unit.Segments))
                yield return segment.Source.Text;
        }
    }

    private string Source()
    {
        var draw = _random.Next(10);
        var sentence = draw < 2 && _earlier.Count > 0 ? Edited(_earlier[_random.Next(_earlier.Count)])
            : draw == 2 ? Part(_sentences, 1, 4)
            : Joined();
        if (_earlier.Count < 10_000)
            _earlier.Add(sentence);
        else
            _earlier[_random.Next(_earlier.Count)] = sentence;
        return sentence;
    }

    private string Joined()
    {
        var words = string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Part(_sentences, 4, 11))).Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _random.Next(100) switch
            {
                < 12 => AnyWord(),
                < 15 => Name(),
                _ => words[i],
            };
        }

        return string.Join(' ', words);
    }

    private string Target() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Part(_translations, 4, 13)));

    private string Part(List<string[]> sentences, int least, int most)
    {
        var words = sentences[_random.Next(sentences.Count)];
        var length = Math.Min(_random.Next(least, most), words.Length);
        return string.Join(' ', words.Skip(_random.Next(words.Length - length + 1)).Take(length));
    }

    private string AnyWord() => _words[_random.Next(_words.Length)];

    private string Name()
    {
        var name = string.Concat(Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Syllables[_random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
