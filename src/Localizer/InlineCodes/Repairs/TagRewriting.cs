using System.Text;
using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Rewrites the tags of an answer that have a flaw.</summary>
internal static class TagRewriting
{
    /// <summary>Writes each tag with a flaw as its dialect would.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="context">What is known of the segment.</param>
    /// <param name="flaw">The flaw.</param>
    /// <returns>The answer, the same string when no tag has it.</returns>
    public static string WithoutFlaw(string answer, RepairContext context, TagFlaws flaw)
    {
        StringBuilder? builder = null;
        var (start, dialect) = (0, context.Dialect);
        for (var i = answer.IndexOf(dialect.TagStart, StringComparison.Ordinal); i >= 0; i = i + 1 < answer.Length ? answer.IndexOf(dialect.TagStart, i + 1) : -1)
        {
            if (!dialect.TryParseTag(answer.AsSpan(i), out var tag) || (tag.Flaws & flaw) == TagFlaws.None || context.Source.Text.AsSpan().Contains(answer.AsSpan(i, tag.Length), StringComparison.Ordinal))
                continue;
            builder ??= new StringBuilder(answer.Length);
            Append(builder.Append(answer, start, i - start), dialect, tag);
            start = i + tag.Length;
            i = start - 1;
        }

        return builder is null ? answer : builder.Append(answer, start, answer.Length - start).ToString();
    }

    private static void Append(StringBuilder builder, Dialect dialect, in WireTag tag)
    {
        builder.Append(dialect.TagStart);
        if (tag.IsClosing)
            builder.Append('/');
        AppendWithDigits(builder, tag.Name);
        if (!tag.Id.IsEmpty && !tag.Id.SequenceEqual(tag.Name))
        {
            builder.Append(" id=\"");
            AppendWithDigits(builder, tag.Id);
            builder.Append('"');
        }

        if (tag.IsSelfClosing)
            builder.Append('/');
        builder.Append(dialect.TagEnd);
    }

    private static void AppendWithDigits(StringBuilder builder, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            builder.Append(char.IsDigit(character) && !char.IsAsciiDigit(character) ? (char)('0' + (int)char.GetNumericValue(character)) : character);
    }
}

/// <summary>A rule that undoes one flaw of tags.</summary>
/// <param name="name">The name, a slug.</param>
/// <param name="flaw">The flaw.</param>
internal abstract class TagFlawRule(string name, TagFlaws flaw) : AnswerRule(name)
{
    /// <summary>The flaw.</summary>
    public TagFlaws Flaw { get; } = flaw;

    /// <inheritdoc/>
    public sealed override string Apply(string answer, RepairContext context) => TagRewriting.WithoutFlaw(answer, context, Flaw);
}
