using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>An answer while it is read: its pieces so far, and the tags that are open.</summary>
internal struct TagReading
{
    private readonly Dialect _dialect;
    private readonly SourceCodes _source;
    private readonly List<AnswerToken> _tokens;
    private readonly List<(string Name, int Id)> _open;

    /// <summary>Begins.</summary>
    /// <param name="dialect">Says what its tags mean.</param>
    /// <param name="source">The segment's source.</param>
    public TagReading(Dialect dialect, CodedText source)
    {
        _dialect = dialect;
        _source = new SourceCodes(source);
        _tokens = new List<AnswerToken>((source.Codes.Length * 2) + 1);
        _open = [];
    }

    /// <summary>Adds text as it came.</summary>
    /// <param name="text">The run; may be empty.</param>
    public readonly void AddText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        var decoded = _dialect.DecodeText(text);

        // A term's wrapping between two runs has left no token.
        if (_tokens.Count > 0 && _tokens[^1].Kind == AnswerTokenKind.Text)
            _tokens[^1] = AnswerToken.OfText(_tokens[^1].Text + decoded);
        else
            _tokens.Add(AnswerToken.OfText(decoded));
    }

    /// <summary>Adds a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="raw">The tag as it came.</param>
    public readonly void AddTag(in WireTag tag, ReadOnlySpan<char> raw)
    {
        if (_dialect.IsTermWrapping(tag))
            return;
        _tokens.Add(tag.Flaws == TagFlaws.None && CodeOf(tag) is { } code ? AnswerToken.OfCode(code, raw.ToString()) : AnswerToken.OfDamage(raw.ToString()));
    }

    /// <summary>All pieces.</summary>
    public readonly List<AnswerToken> Finish() => _tokens;

    private readonly InlineCode? CodeOf(in WireTag tag)
    {
        if (tag.IsClosing && !_dialect.ClosingTagsHaveIds)
            return Close(tag.Name);
        if (!_dialect.TryReadId(tag, out var id, out var isEnd))
            return null;
        if (tag.IsClosing || isEnd)
            return new InlineCode(id, CodeKind.Closing);
        if (tag.IsSelfClosing || _dialect.IsStandaloneName(tag.Name))
            return new InlineCode(id, _source.StandaloneKindOf(id));
        if (!_dialect.ClosingTagsHaveIds)
            _open.Add((tag.Name.ToString(), id));
        return new InlineCode(id, _source.KindOf(id));
    }

    private readonly InlineCode? Close(ReadOnlySpan<char> name)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (!name.Equals(_open[i].Name, StringComparison.OrdinalIgnoreCase))
                continue;
            var id = _open[i].Id;
            _open.RemoveAt(i);
            return new InlineCode(id, CodeKind.Closing);
        }

        return null;
    }
}

/// <summary>Which codes a source has, by number.</summary>
internal readonly struct SourceCodes
{
    private const int Opening = 1;
    private const int Closing = 2;
    private const int Standalone = 4;

    private readonly Dictionary<int, int>? _kinds;

    /// <summary>Looks through a source's codes.</summary>
    /// <param name="source">The source.</param>
    public SourceCodes(CodedText source)
    {
        if (source.Codes.IsEmpty)
            return;
        _kinds = new Dictionary<int, int>(source.Codes.Length);
        foreach (var (_, code) in source.Codes)
            _kinds[code.Id] = _kinds.GetValueOrDefault(code.Id) | Bit(code.Kind);
    }

    /// <summary>Whether the source has a code.</summary>
    /// <param name="code">The code.</param>
    public bool Has(InlineCode code) => (Kinds(code.Id) & Bit(code.Kind)) != 0;

    /// <summary>Whether the source has a code of that number.</summary>
    /// <param name="id">The number.</param>
    public bool Has(int id) => Kinds(id) != 0;

    /// <summary>What a tag that stands alone means: half a pair when the source has that under its number.</summary>
    /// <param name="id">The tag's number.</param>
    public CodeKind StandaloneKindOf(int id) => Kinds(id) switch
    {
        Opening or Opening | Closing => CodeKind.Opening,
        Closing => CodeKind.Closing,
        _ => CodeKind.Standalone,
    };

    /// <summary>What a tag means that looks like an opening one, in dialects that write all codes alike.</summary>
    /// <param name="id">The tag's number.</param>
    public CodeKind KindOf(int id) => Kinds(id) == Standalone ? CodeKind.Standalone : CodeKind.Opening;

    private static int Bit(CodeKind kind) => kind switch
    {
        CodeKind.Opening => Opening,
        CodeKind.Closing => Closing,
        _ => Standalone,
    };

    private int Kinds(int id) => _kinds is null ? 0 : _kinds.GetValueOrDefault(id);
}
