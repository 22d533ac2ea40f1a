using System.Collections.Immutable;
using Localizer.Text;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// What the answers of a batch can be told apart by beside their numbers: the tokens of inline codes, and the terms that stay as they are.
/// A sign that none of its items got back went missing. Where it turns up in the answer of another item, which has no such sign and got
/// none of its own back, that answer is another's. A sign that any of its items got back tells nothing: the word that stays as it is in
/// one text may well be the translation of another.
/// </summary>
internal sealed class BatchSigns
{
    // A text has a few; more of them make it no plainer whose an answer is.
    private const int MostOfAnItem = 50;
    private const int LongestToken = 80;

    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly ImmutableArray<int> _lengths;

    /// <summary>Finds out which signs of a batch went missing.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="answers">Their answers, in the items' order; <see langword="null"/> where none came that is a text.</param>
    public BatchSigns(ImmutableArray<BatchItem> items, IReadOnlyList<string?> answers)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
        {
            if (answers[i] is not { } answer)
                continue;
            foreach (var sign in SignsOf(items[i]))
                (Has(answer, sign) ? present : _missing).Add(sign);
        }

        _missing.ExceptWith(present);
        _lengths = [.. _missing.Select(sign => sign.Length).Distinct()];
    }

    /// <summary>Whether an answer is another item's, by signs that went missing there.</summary>
    /// <param name="item">The item that it came for.</param>
    /// <param name="answer">The answer.</param>
    public bool AreOthers(BatchItem item, string answer) =>
        MissingIn(answer).Exists(sign => !Has(item.Written, sign) && !Has(item.Text.Source.Text, sign))
        && !SignsOf(item).Any(own => Has(answer, own));

    // Each length that occurs is looked up once at each place: terms and tokens are many, their lengths few.
    private List<string> MissingIn(string answer)
    {
        var found = new List<string>();
        if (_missing.Count == 0)
            return found;
        var missing = _missing.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < answer.Length; start++)
        {
            // A short name is a part of many a longer word.
            if (WordEdges.IsInside(answer, start))
                continue;
            foreach (var length in _lengths)
            {
                if (start + length <= answer.Length && !WordEdges.IsInside(answer, start + length) && missing.TryGetValue(answer.AsSpan(start, length), out var sign))
                    found.Add(sign);
            }
        }

        return found;
    }

    // A term that goes out as a token is no sign in itself.
    private static IEnumerable<string> SignsOf(BatchItem item) =>
        item.Text.Untouchable.Select(term => item.Text.Source.Text.Substring(term.Start, term.Length))
            .Where(term => item.Written.Contains(term, StringComparison.Ordinal))
            .Concat(TokensOf(item.Written)).Take(MostOfAnItem);

    private static IEnumerable<string> TokensOf(string written)
    {
        for (var start = 0; (start = written.AsSpan(start).IndexOfAny('<', '⟦') is var next and >= 0 ? start + next : -1) >= 0; start++)
        {
            var end = written.IndexOf(written[start] == '<' ? '>' : '⟧', start, Math.Min(LongestToken, written.Length - start));
            if (end > start + 1)
                yield return written[start..(end + 1)];
        }
    }

    private static bool Has(string text, string sign) => text.Contains(sign, StringComparison.OrdinalIgnoreCase);
}
