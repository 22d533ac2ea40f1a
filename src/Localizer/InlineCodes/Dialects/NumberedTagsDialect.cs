using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// Numbered tags for chat models: <c>&lt;1&gt;…&lt;/1&gt;</c>, <c>&lt;2/&gt;</c>. Text is escaped only where it could be taken for a tag or a
/// character reference, so that “AT&amp;T” is read, and answered, as people write it.
/// </summary>
internal sealed class NumberedTagsDialect : Dialect
{
    private NumberedTagsDialect()
    {
    }

    /// <summary>The one there is.</summary>
    public static NumberedTagsDialect Default { get; } = new();

    /// <inheritdoc/>
    public override string Name => "numbered-tags";

    /// <inheritdoc/>
    public override MarkupForm Form => MarkupForm.NumberedTags;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => true;

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => false;

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal) => code.Kind switch
    {
        CodeKind.Opening when isPaired => string.Create(CultureInfo.InvariantCulture, $"<{code.Id}>"),
        CodeKind.Closing when isPaired => string.Create(CultureInfo.InvariantCulture, $"</{code.Id}>"),
        CodeKind.Closing => string.Create(CultureInfo.InvariantCulture, $"<{code.Id}e/>"),
        _ => string.Create(CultureInfo.InvariantCulture, $"<{code.Id}/>"),
    };

    /// <inheritdoc/>
    protected override void AppendText(StringBuilder builder, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('&', '<') is var found and >= 0)
        {
            builder.Append(text[..found]);
            if (text[found] == '<')
                builder.Append("&lt;");
            else
                builder.Append(CharacterEscapes.ReferenceLength(text[found..]) > 0 ? "&amp;" : "&");
            text = text[(found + 1)..];
        }

        builder.Append(text);
    }
}
