using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>The tags of a segment's codes in a dialect.</summary>
internal readonly struct TagNames
{
    private readonly Dialect _dialect;
    private readonly HashSet<int>? _nested;
    private readonly Dictionary<int, int>? _ordinals;

    /// <summary>Prepares the tags of a source.</summary>
    /// <param name="dialect">Writes the tags.</param>
    /// <param name="source">The segment's source.</param>
    public TagNames(Dialect dialect, CodedText source)
    {
        _dialect = dialect;
        if (source.Codes.IsEmpty)
            return;
        _nested = source.NestedPairs();
        _ordinals = [];
        foreach (var (_, code) in source.Codes)
        {
            if (code.Kind == CodeKind.Opening && _nested.Contains(code.Id))
                _ordinals.TryAdd(code.Id, _ordinals.Count);
        }
    }

    /// <summary>The tag of a code of the source.</summary>
    /// <param name="code">The code.</param>
    public string Of(InlineCode code)
    {
        var isPaired = code.Kind != CodeKind.Standalone && _nested?.Contains(code.Id) == true;
        return _dialect.TagOf(code, isPaired, isPaired ? _ordinals!.GetValueOrDefault(code.Id) : 0);
    }
}
