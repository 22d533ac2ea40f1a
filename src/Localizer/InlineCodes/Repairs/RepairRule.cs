using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>What the repair rules know of a segment.</summary>
/// <param name="Source">The segment's source.</param>
/// <param name="Dialect">The dialect in which it was asked.</param>
/// <param name="To">The target's locale.</param>
/// <param name="OwnTexts">What a service makes of codes' own words when it has them alone, by code id; may be empty.</param>
/// <param name="Phrases">What phrases are known to be in the target's language, if anything is.</param>
internal sealed record RepairContext(CodedText Source, Dialect Dialect, Locale To, IReadOnlyDictionary<int, string> OwnTexts, Phrasebook? Phrases = null)
{
    private SourceCodes? _codes;
    private CodePlaces? _places;
    private TagNames? _tags;

    /// <summary>Which codes the source has.</summary>
    public SourceCodes Codes => _codes ??= new SourceCodes(Source);

    /// <summary>Where they stand.</summary>
    public CodePlaces Places => _places ??= new CodePlaces(Source);

    /// <summary>How they are written.</summary>
    public TagNames Tags => _tags ??= new TagNames(Dialect, Source);

    /// <summary>Whether a tag is one that the segment was written with: it bears the number of a code, or closes a pair of that name.</summary>
    /// <param name="tag">The tag.</param>
    public bool Owns(in WireTag tag)
    {
        if (Dialect.TryReadId(tag, out var id, out _))
            return Codes.Has(id);
        if (!tag.IsClosing)
            return false;
        foreach (var (_, code) in Source.Codes)
        {
            if (code.Kind == CodeKind.Closing && NameOf(code).Equals(tag.Name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The name of a code's tag.</summary>
    /// <param name="code">A code of the source.</param>
    public ReadOnlySpan<char> NameOf(InlineCode code) => Dialect.TryParseTag(Tags.Of(code), out var tag) ? tag.Name : default;

    /// <summary>What the words of a pair are known to be in the target's language.</summary>
    /// <param name="id">The pair's number.</param>
    /// <param name="source">What it encloses in the source.</param>
    public IReadOnlyList<string> WordsOf(int id, Word source)
    {
        IReadOnlyList<string> phrases = Phrases is null || source.End <= source.Start ? [] : Phrases.Of(Source.Text[source.Start..source.End]);
        return OwnTexts.TryGetValue(id, out var own) ? [own, .. phrases] : phrases;
    }

    /// <summary>The codes of the source that are not among the pieces of an answer.</summary>
    /// <param name="tokens">The pieces.</param>
    public List<InlineCode> MissingFrom(List<AnswerToken> tokens)
    {
        var there = tokens.Where(token => token.Kind == AnswerTokenKind.Code).Select(token => token.Code).ToHashSet();
        return [.. Source.Codes.Select(placed => placed.Code).Where(code => !there.Contains(code))];
    }
}

/// <summary>
/// A rule that undoes one kind of damage. It changes nothing but tags and white space, and does nothing where it is not sure. Reports count
/// it by its name.
/// </summary>
/// <param name="name">The name, a slug.</param>
internal abstract class RepairRule(string name)
{
    /// <summary>The name, a slug.</summary>
    public string Name { get; } = name;
}

/// <summary>A rule for the answer as it came.</summary>
/// <param name="name">The name, a slug.</param>
internal abstract class AnswerRule(string name) : RepairRule(name)
{
    /// <summary>Repairs an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="context">What is known of the segment.</param>
    /// <returns>The repaired answer, or the same string.</returns>
    public abstract string Apply(string answer, RepairContext context);
}

/// <summary>A rule for the pieces of an answer.</summary>
/// <param name="name">The name, a slug.</param>
/// <param name="concerns">The faults without which it has nothing to do.</param>
internal abstract class TokenRule(string name, AnswerFaults concerns) : RepairRule(name)
{
    /// <summary>The faults without which it has nothing to do.</summary>
    public AnswerFaults Concerns { get; } = concerns;

    /// <summary>Repairs the pieces in place.</summary>
    /// <param name="tokens">The pieces.</param>
    /// <param name="context">What is known of the segment.</param>
    /// <returns>Whether anything was changed.</returns>
    public abstract bool Apply(List<AnswerToken> tokens, RepairContext context);
}

/// <summary>A rule for codes at their places.</summary>
/// <param name="name">The name, a slug.</param>
internal abstract class PlaceRule(string name) : RepairRule(name)
{
    /// <summary>Repairs a draft in place.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="context">What is known of the segment.</param>
    /// <returns>Whether anything was changed.</returns>
    public abstract bool Apply(Draft draft, RepairContext context);
}
