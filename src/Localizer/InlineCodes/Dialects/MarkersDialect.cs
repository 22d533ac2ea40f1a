using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// Markers for services that lose tags or have none, such as Apertium: <c>⟦1⟧…⟦/1⟧</c>, and <c>⟦2⟧</c> for what stands alone. Text is
/// escaped with the three names that such services keep; every other character goes as itself, since they make garbage of
/// <c>&amp;eacute;</c>. Terms go as text: a number in their place would take the grammar's noun away.
/// </summary>
internal sealed class MarkersDialect : Dialect
{
    private const char Open = '⟦';
    private const char Close = '⟧';

    private MarkersDialect()
    {
    }

    /// <summary>The one there is.</summary>
    public static MarkersDialect Default { get; } = new();

    /// <inheritdoc/>
    public override string Name => "markers";

    /// <inheritdoc/>
    public override MarkupForm Form => MarkupForm.Markers;

    /// <inheritdoc/>
    public override char TagStart => Open;

    /// <inheritdoc/>
    public override char TagEnd => Close;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => true;

    /// <inheritdoc/>
    public override bool TryParseTag(ReadOnlySpan<char> text, out WireTag tag) => BracketTags.TryParse(text, Close, out tag);

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => false;

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{Open}{(code.Kind == CodeKind.Closing ? "/" : "")}{code.Id}{Close}");

    /// <inheritdoc/>
    protected override void AppendText(StringBuilder builder, ReadOnlySpan<char> text)
    {
        while (text.IndexOf(Open) is var found and >= 0)
        {
            CharacterEscapes.AppendEscaped(builder, text[..found]);
            builder.Append("&#10214;");
            text = text[(found + 1)..];
        }

        CharacterEscapes.AppendEscaped(builder, text);
    }
}
