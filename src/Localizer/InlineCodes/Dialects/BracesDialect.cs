using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// Braces, <c>{1}…{/1}</c>, for when markers did not come back: models have seen braces in the message catalogues that they learned
/// from, and every character of them is in any vocabulary.
/// </summary>
internal sealed class BracesDialect : Dialect
{
    private BracesDialect()
    {
    }

    /// <summary>The one there is.</summary>
    public static BracesDialect Default { get; } = new();

    /// <inheritdoc/>
    public override string Name => "braces";

    /// <inheritdoc/>
    public override MarkupForm Form => MarkupForm.Markers;

    /// <inheritdoc/>
    public override char TagStart => '{';

    /// <inheritdoc/>
    public override char TagEnd => '}';

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => true;

    /// <inheritdoc/>
    public override bool TryParseTag(ReadOnlySpan<char> text, out WireTag tag) => BracketTags.TryParse(text, '}', out tag);

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => false;

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{{{(code.Kind == CodeKind.Closing ? "/" : "")}{code.Id}}}");

    /// <inheritdoc/>
    protected override void AppendText(StringBuilder builder, ReadOnlySpan<char> text)
    {
        while (text.IndexOf('{') is var found and >= 0)
        {
            CharacterEscapes.AppendEscaped(builder, text[..found]);
            builder.Append("&#123;");
            text = text[(found + 1)..];
        }

        CharacterEscapes.AppendEscaped(builder, text);
    }
}
