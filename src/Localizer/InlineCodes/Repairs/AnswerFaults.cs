using System.Buffers;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>What is wrong with the pieces of an answer, as one look at them tells: a rule that none of it concerns is not set to work.</summary>
[Flags]
internal enum AnswerFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A tag that cannot be read.</summary>
    Damage = 1,

    /// <summary>A code that the source has not.</summary>
    StrangeCode = 2,

    /// <summary>A code that is there more than once.</summary>
    Doubled = 4,

    /// <summary>A sign that character references begin with.</summary>
    Reference = 8,

    /// <summary>A sign that Markdown is written with.</summary>
    Markdown = 16,
}

/// <summary>Looks at the pieces of an answer.</summary>
internal static class AnswerLook
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("&＆*_`");

    /// <summary>What is wrong with them.</summary>
    /// <param name="tokens">The pieces.</param>
    /// <param name="context">What is known of the segment.</param>
    public static AnswerFaults At(List<AnswerToken> tokens, RepairContext context)
    {
        var faults = AnswerFaults.None;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            faults |= token.Kind switch
            {
                AnswerTokenKind.Damaged => AnswerFaults.Damage,
                AnswerTokenKind.Text => OfText(token.Text),
                _ => context.Codes.Has(token.Code) ? AnswerFaults.None : AnswerFaults.StrangeCode,
            };
            if (token.Kind == AnswerTokenKind.Code && (faults & AnswerFaults.Doubled) == AnswerFaults.None && IsThereBefore(tokens, i))
                faults |= AnswerFaults.Doubled;
        }

        return faults;
    }

    /// <summary>Whether the pieces have fewer codes of the source than it has.</summary>
    /// <param name="tokens">The pieces.</param>
    /// <param name="context">What is known of the segment.</param>
    public static bool LacksCodes(List<AnswerToken> tokens, RepairContext context)
    {
        foreach (var (_, code) in context.Source.Codes)
        {
            var isThere = false;
            foreach (var token in tokens)
                isThere |= token.Kind == AnswerTokenKind.Code && token.Code == code;
            if (!isThere)
                return true;
        }

        return false;
    }

    private static AnswerFaults OfText(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Signs))
            return AnswerFaults.None;
        return (text.ContainsAny('&', '＆') ? AnswerFaults.Reference : AnswerFaults.None) | (text.ContainsAny('*', '_', '`') ? AnswerFaults.Markdown : AnswerFaults.None);
    }

    /// <summary>The flaws that tags have which could not be read.</summary>
    /// <param name="tokens">The pieces.</param>
    /// <param name="context">What is known of the segment.</param>
    public static Dialects.TagFlaws FlawsOf(List<AnswerToken> tokens, RepairContext context)
    {
        var flaws = Dialects.TagFlaws.None;
        foreach (var token in tokens)
        {
            if (token.Kind == AnswerTokenKind.Damaged && context.Dialect.TryParseTag(token.Text, out var tag))
                flaws |= tag.Flaws;
        }

        return flaws;
    }

    // Past a few dozen codes it is cheaper to let the rules look for themselves.
    private static bool IsThereBefore(List<AnswerToken> tokens, int index)
    {
        const int Few = 100;
        if (index > Few)
            return true;
        for (var i = 0; i < index; i++)
        {
            if (tokens[i].Kind == AnswerTokenKind.Code && tokens[i].Code == tokens[index].Code)
                return true;
        }

        return false;
    }
}
