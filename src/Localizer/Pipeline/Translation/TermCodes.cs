using System.Collections.Immutable;
using System.Text;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// A segment with its terms as codes that stand alone, in a dialect: what is read of an answer has the forms in their place, and no code
/// but the segment's own, so that rules and proof see the text that is to be.
/// </summary>
/// <param name="inner">The dialect.</param>
/// <param name="source">The segment.</param>
/// <param name="places">Its terms, none of which a code stands inside of.</param>
internal sealed class TermCodes(Dialect inner, CodedText source, ImmutableArray<ProtectableTerm> places) : Dialect
{
    private readonly int _first = source.Codes.IsEmpty ? 1 : source.Codes.Max(placed => placed.Code.Id) + 1;
    private CodedText? _coded;

    /// <inheritdoc/>
    public override string Name => inner.Name;

    /// <inheritdoc/>
    public override MarkupForm Form => inner.Form;

    /// <inheritdoc/>
    public override char TagStart => inner.TagStart;

    /// <inheritdoc/>
    public override char TagEnd => inner.TagEnd;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => inner.ClosingTagsHaveIds;

    /// <summary>Whether what was read last had each term once.</summary>
    public bool WasWhole { get; private set; }

    /// <summary>The segment with codes for its terms, numbered after its own.</summary>
    public CodedText Coded => _coded ??= WithCodes();

    /// <inheritdoc/>
    public override List<AnswerToken> Read(string answer, CodedText source)
    {
        var (tokens, text, read) = (new List<AnswerToken>(), new StringBuilder(), new List<int>());
        var run = 0;
        foreach (var token in inner.Read(answer, Coded))
        {
            if (token.Kind == AnswerTokenKind.Text)
            {
                AppendText(text, token.Text, read);
                continue;
            }

            if (token.Kind == AnswerTokenKind.Code && token.Code.Id >= _first)
            {
                AppendForm(text, token.Code.Id - _first, read);
                continue;
            }

            EndRun();
            tokens.Add(token);
        }

        EndRun();
        WasWhole = read.Order().SequenceEqual(Enumerable.Range(0, places.Length));
        return tokens;

        void EndRun()
        {
            if (text.Length > run)
                tokens.Add(AnswerToken.OfText(text.ToString(run, text.Length - run)));
            run = text.Length;
        }
    }

    /// <inheritdoc/>
    public override bool TryParseTag(ReadOnlySpan<char> text, out WireTag tag) => inner.TryParseTag(text, out tag);

    /// <inheritdoc/>
    public override bool IsTermWrapping(in WireTag tag) => inner.IsTermWrapping(tag);

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => inner.IsStandaloneName(name);

    /// <inheritdoc/>
    public override bool TryReadId(in WireTag tag, out int id, out bool isEnd) => inner.TryReadId(tag, out id, out isEnd);

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal) => inner.TagOf(code, isPaired, ordinal);

    /// <inheritdoc/>
    public override string DecodeText(ReadOnlySpan<char> text) => inner.DecodeText(text);

    // Services lose spaces beside what they leave alone.
    private void AppendForm(StringBuilder text, int index, List<int> read)
    {
        if (index >= places.Length)
        {
            read.Add(index);
            return;
        }

        var (place, before) = (places[index], text.ToString());
        if (before.Length > 0 && Runs(before[^1], place.Form[0]) && place.Start > 0 && char.IsWhiteSpace(source.Text[place.Start - 1]))
            text.Append(' ');
        text.Append(place.FormAfter(source.Text, before));
        read.Add(index);
    }

    private void AppendText(StringBuilder text, string run, List<int> read)
    {
        var last = read.Count > 0 && read[^1] < places.Length ? places[read[^1]] : default;
        if (last.Term is not null && text.Length > 0 && text[^1] == last.Form[^1] && Runs(text[^1], run[0]) && last.End < source.Text.Length && char.IsWhiteSpace(source.Text[last.End]))
            text.Append(' ');
        text.Append(run);
    }

    private static bool Runs(char before, char after) =>
        WordEdges.IsWordPart(before) && WordEdges.IsWordPart(after) && !WordEdges.IsUnspaced(before) && !WordEdges.IsUnspaced(after);

    private CodedText WithCodes()
    {
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(source.Codes.Length + places.Length);
        var (next, id, removed) = (0, _first, 0);
        foreach (var place in places)
        {
            for (; next < source.Codes.Length && source.Codes[next].Offset <= place.Start; next++)
                codes.Add(source.Codes[next] with { Offset = source.Codes[next].Offset - removed });
            codes.Add(new PlacedCode(place.Start - removed, new InlineCode(id++, CodeKind.Standalone)));
            removed += place.End - place.Start;
        }

        for (; next < source.Codes.Length; next++)
            codes.Add(source.Codes[next] with { Offset = source.Codes[next].Offset - removed });
        return new CodedText(source.Edited(places.Select(place => new TextEdit(place.Start, place.End, ""))).Text, codes.MoveToImmutable());
    }
}
