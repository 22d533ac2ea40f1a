using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>What a memory has for parts of a segment.</summary>
public sealed partial class TranslationMemory
{
    /// <summary>
    /// Looks for sources that stand in a text whole, word for word: helps for whoever translates, never translations. Of two that share a word
    /// the longer one is taken.
    /// </summary>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="source">The text; of its codes those that stand alone end words.</param>
    /// <param name="most">The most matches.</param>
    /// <returns>The longest first, each of two words and more; the whole text is none of them.</returns>
    /// <exception cref="BadInputException">The memory's file cannot be read.</exception>
    public ImmutableArray<SubsegmentMatch> FindSubsegments(Locale to, CodedText source, int most)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(source);
        return Read(() =>
        {
            if (_served.Count == 0 || _language is null)
                return [];
            _subsegments ??= new SubsegmentSearch(_hashes);
            var text = WhiteSpace.Collapse(new CodedText(WordsOf(source))).Composed().Text;
            var subsegments = _subsegments.Find(text, _language);
            if (subsegments.Count == 0)
                return [];
            var targets = _database.InTransaction(() => _exact.FindBest(
                [.. subsegments.Select(subsegment => subsegment.Text)], _language, (_, target) => RankOf(to, target, context: null)));
            return Apart(subsegments, targets, most);
        });
    }

    /// <summary>What helps whoever translates a text: sources that are like it, the most alike first, then those that stand in it, the longest first.</summary>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="source">The text.</param>
    /// <param name="threshold">The least score of a source that is like it, from 0 to 1.</param>
    /// <param name="mostFuzzy">The most sources that are like it.</param>
    /// <param name="mostSubsegments">The most sources that stand in it.</param>
    /// <exception cref="BadInputException">The memory's file cannot be read.</exception>
    internal IEnumerable<MemoryHelp> FindHelps(Locale to, CodedText source, double threshold, int mostFuzzy, int mostSubsegments) =>
        FindFuzzy(to, source, threshold, mostFuzzy).Select(match => new MemoryHelp(match.Source, match.Best, match.Score))
            .Concat(FindSubsegments(to, source, mostSubsegments).Select(match => new MemoryHelp(match.Source, match.Best, null)));

    // A code that stands alone, such as a line break, ends a word.
    private static string WordsOf(CodedText source)
    {
        var (words, position) = (new StringBuilder(source.Text.Length), 0);
        foreach (var (offset, _) in source.Codes.Where(placed => placed.Code.Kind == CodeKind.Standalone))
        {
            words.Append(source.Text, position, offset - position).Append(' ');
            position = offset;
        }

        return position == 0 && words.Length == 0 ? source.Text : words.Append(source.Text, position, source.Text.Length - position).ToString();
    }

    private ImmutableArray<SubsegmentMatch> Apart(List<Subsegment> subsegments, StoredTarget?[] targets, int most)
    {
        var (matches, taken) = (ImmutableArray.CreateBuilder<SubsegmentMatch>(), new List<Range>());
        for (var i = 0; i < subsegments.Count && matches.Count < most; i++)
        {
            var place = subsegments[i].Place;
            if (targets[i] is not { } best || taken.Exists(other => place.Start.Value < other.End.Value && other.Start.Value < place.End.Value))
                continue;
            taken.Add(place);
            matches.Add(new SubsegmentMatch(subsegments[i].Text, TargetOf(best, best.Text)));
        }

        return matches.DrainToImmutable();
    }
}

/// <summary>Something of a memory that helps whoever translates a text.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Best">Its best translation.</param>
/// <param name="Score">How like the text the source is, in percent; <see langword="null"/> for one that stands in the text.</param>
internal sealed record MemoryHelp(CodedText Source, MemoryTarget Best, int? Score);
