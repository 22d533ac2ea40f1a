using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// A way to write a segment for a service, and to read what it answers. What was written reads as the same text with the same codes.
/// Reading never fails: what a dialect did not write is left as a damaged tag for the repair rules, or as text.
/// </summary>
internal abstract class Dialect
{
    /// <summary>The name: part of the key under which an answer is journalled, so it never changes its meaning.</summary>
    public abstract string Name { get; }

    /// <summary>The form of markup that it belongs to.</summary>
    public abstract MarkupForm Form { get; }

    /// <summary>The character that a tag begins with.</summary>
    public virtual char TagStart => '<';

    /// <summary>Whether it writes terms that are to stay as they are in a way that the service knows.</summary>
    public virtual bool WrapsTerms => false;

    /// <summary>Whether it tells the service what is to stand for a term; else the form goes in the term's place.</summary>
    public virtual bool TellsForms => false;

    /// <summary>The character that a tag ends with.</summary>
    public virtual char TagEnd => '>';

    /// <summary>Writes a segment.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="untouchable">The terms in it that stay as they are, in reading order.</param>
    public virtual string Write(CodedText source, ImmutableArray<TermOccurrence> untouchable)
    {
        ArgumentNullException.ThrowIfNull(source);
        var builder = new StringBuilder(source.Text.Length + (source.Codes.Length * 12) + 8);
        var tags = new TagNames(this, source);
        var text = source.Text.AsSpan();
        var (position, nextCode) = (0, 0);
        foreach (var term in !WrapsTerms || untouchable.IsDefault ? [] : untouchable)
        {
            var end = term.Start + term.Length;
            if (term.Start < position || end > text.Length || IsCut(source, nextCode, term.Start, end))
                continue;
            AppendUpTo(builder, source, tags, ref position, ref nextCode, term.Start);
            AppendTerm(builder, text[term.Start..end], term.Form);
            position = end;
        }

        AppendUpTo(builder, source, tags, ref position, ref nextCode, text.Length);
        return builder.ToString();
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer as it came.</param>
    /// <param name="source">The segment's source, whose codes the tags stand for.</param>
    /// <returns>The pieces in order; text runs are not empty, and never two in a row.</returns>
    public virtual List<AnswerToken> Read(string answer, CodedText source)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(source);
        var reading = new TagReading(this, source);
        var rest = answer.AsSpan();
        var textLength = 0;
        while (rest[textLength..].IndexOf(TagStart) is var found and >= 0)
        {
            textLength += found;
            if (!TryParseTag(rest[textLength..], out var tag))
            {
                textLength++;
                continue;
            }

            reading.AddText(rest[..textLength]);
            reading.AddTag(tag, rest.Slice(textLength, tag.Length));
            rest = rest[(textLength + tag.Length)..];
            textLength = 0;
        }

        reading.AddText(rest);
        return reading.Finish();
    }

    /// <summary>Reads what looks like a tag.</summary>
    /// <param name="text">Text that begins with <see cref="TagStart"/>.</param>
    /// <param name="tag">The tag, when the answer is true.</param>
    public virtual bool TryParseTag(ReadOnlySpan<char> text, out WireTag tag) => TagParser.TryParse(text, out tag);

    /// <summary>Whether a tag is the wrapping of an untouchable term, which reading leaves out.</summary>
    /// <param name="tag">The tag.</param>
    public virtual bool IsTermWrapping(in WireTag tag) => false;

    /// <summary>Whether a closing tag bears its code's number; else it closes the last tag of its name.</summary>
    public abstract bool ClosingTagsHaveIds { get; }

    /// <summary>Whether a name is one that a tag which stands alone is written with.</summary>
    /// <param name="name">The tag's name.</param>
    public abstract bool IsStandaloneName(ReadOnlySpan<char> name);

    /// <summary>Reads a tag's number.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="id">The number, when the answer is true.</param>
    /// <param name="isEnd">Whether it stands for a closing code whose opening one is elsewhere.</param>
    public virtual bool TryReadId(in WireTag tag, out int id, out bool isEnd) => TagParser.TryReadId(tag.Id, out id, out isEnd);

    /// <summary>The tag of a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="isPaired">Whether it is half of a pair that nests in the segment; else it is written as one that stands alone.</param>
    /// <param name="ordinal">The place of its pair among the segment's pairs, from 0.</param>
    public abstract string TagOf(InlineCode code, bool isPaired, int ordinal);

    /// <summary>Decodes a run of text.</summary>
    /// <param name="text">The run as it came.</param>
    public virtual string DecodeText(ReadOnlySpan<char> text) => CharacterEscapes.Decode(text);

    /// <summary>Appends a run of text, escaped.</summary>
    /// <param name="builder">Takes it.</param>
    /// <param name="text">The run.</param>
    protected virtual void AppendText(StringBuilder builder, ReadOnlySpan<char> text) => CharacterEscapes.AppendEscaped(builder, text);

    /// <summary>Appends a term that is to stay as it is.</summary>
    /// <param name="builder">Takes it.</param>
    /// <param name="term">The term as it stands in the text.</param>
    /// <param name="form">What is to stand for it, or <see langword="null"/> when it stays as it is.</param>
    protected virtual void AppendTerm(StringBuilder builder, ReadOnlySpan<char> term, string? form) => AppendText(builder, term);

    private static bool IsCut(CodedText source, int nextCode, int start, int end)
    {
        while (nextCode < source.Codes.Length && source.Codes[nextCode].Offset <= start)
            nextCode++;
        return nextCode < source.Codes.Length && source.Codes[nextCode].Offset < end;
    }

    // Codes at the end of the range belong to it, so that a term's wrapping opens after them.
    private void AppendUpTo(StringBuilder builder, CodedText source, TagNames tags, ref int position, ref int nextCode, int end)
    {
        for (; nextCode < source.Codes.Length && source.Codes[nextCode].Offset <= end; nextCode++)
        {
            var (offset, code) = source.Codes[nextCode];
            AppendText(builder, source.Text.AsSpan(position, offset - position));
            position = offset;
            builder.Append(tags.Of(code));
        }

        AppendText(builder, source.Text.AsSpan(position, end - position));
        position = end;
    }
}
