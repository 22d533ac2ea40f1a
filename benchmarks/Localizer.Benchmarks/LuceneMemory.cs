using System.Globalization;
using Localizer.Memory;
using Localizer.Model;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Localizer.Benchmarks;

/// <summary>
/// A translation memory as tools build it on Lucene: the candidates are the documents that its ranking (BM25) puts first for a segment's
/// words, and they are scored as ours are. What others are compared with.
/// </summary>
internal sealed class LuceneMemory : IDisposable
{
    /// <summary>How many candidates are scored, as many as ours.</summary>
    private const int Candidates = 200;

    private const string Field = "source";
    private const double WriterMegabytes = 64;

    private readonly FSDirectory _folder;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly Analyzer _analyzer = AnalyzerOf();

    /// <summary>Opens an index.</summary>
    /// <param name="folder">Its folder.</param>
    public LuceneMemory(string folder)
    {
        _folder = FSDirectory.Open(folder);
        _reader = DirectoryReader.Open(_folder);
        _searcher = new IndexSearcher(_reader) { Similarity = new Lucene.Net.Search.Similarities.BM25Similarity() };
    }

    /// <summary>Makes an index of sources.</summary>
    /// <param name="folder">The folder that it goes to.</param>
    /// <param name="sources">The sources.</param>
    public static void Build(string folder, IEnumerable<string> sources)
    {
        using var directory = FSDirectory.Open(folder);
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, AnalyzerOf())
        {
            RAMBufferSizeMB = WriterMegabytes,
            Similarity = new Lucene.Net.Search.Similarities.BM25Similarity(),
        };
        using var writer = new IndexWriter(directory, settings);
        var field = new TextField(Field, "", Lucene.Net.Documents.Field.Store.YES);
        var document = new Document { field };
        foreach (var source in sources)
        {
            field.SetStringValue(source);
            writer.AddDocument(document);
        }

        writer.ForceMerge(1);
        writer.Commit();
    }

    /// <summary>The best score of the candidates; 0 when none reaches the threshold.</summary>
    /// <param name="text">A segment.</param>
    /// <param name="threshold">The least score.</param>
    public double Best(string text, double threshold)
    {
        var score = new FuzzyScore(new CodedText(text));
        var best = 0.0;
        foreach (var found in _searcher.Search(QueryOf(text), Candidates).ScoreDocs)
        {
            var alike = score.Of(_searcher.Doc(found.Doc).Get(Field, CultureInfo.InvariantCulture), Math.Max(best, threshold));
            if (alike >= threshold)
                best = Math.Max(best, alike);
        }

        return best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
        _analyzer.Dispose();
    }

    // No stop words: they are words of a segment like others.
    private static StandardAnalyzer AnalyzerOf() => new(LuceneVersion.LUCENE_48, CharArraySet.Empty);

    private BooleanQuery QueryOf(string text)
    {
        var query = new BooleanQuery();
        using var tokens = _analyzer.GetTokenStream(Field, text);
        var term = tokens.AddAttribute<ICharTermAttribute>();
        tokens.Reset();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (tokens.IncrementToken() && seen.Count < BooleanQuery.MaxClauseCount)
        {
            if (seen.Add(term.ToString()!))
                query.Add(new TermQuery(new Term(Field, term.ToString())), Occur.SHOULD);
        }

        tokens.End();
        return query;
    }
}
