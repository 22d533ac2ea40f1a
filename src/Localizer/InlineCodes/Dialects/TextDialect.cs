using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>Plain text without any code; the codes are put back by projection.</summary>
internal sealed class TextDialect : Dialect
{
    private TextDialect()
    {
    }

    /// <summary>The one there is.</summary>
    public static TextDialect Default { get; } = new();

    /// <inheritdoc/>
    public override string Name => "text";

    /// <inheritdoc/>
    public override MarkupForm Form => MarkupForm.Text;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => true;

    /// <inheritdoc/>
    public override string Write(CodedText source, ImmutableArray<TermOccurrence> untouchable)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Text;
    }

    /// <inheritdoc/>
    public override List<AnswerToken> Read(string answer, CodedText source)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Length == 0 ? [] : [AnswerToken.OfText(answer)];
    }

    /// <inheritdoc/>
    public override bool TryParseTag(ReadOnlySpan<char> text, out WireTag tag)
    {
        tag = default;
        return false;
    }

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => false;

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal) => "";

    /// <inheritdoc/>
    public override string DecodeText(ReadOnlySpan<char> text) => text.ToString();

    /// <inheritdoc/>
    protected override void AppendText(StringBuilder builder, ReadOnlySpan<char> text) => builder.Append(text);
}
