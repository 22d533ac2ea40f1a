using Localizer.Model;

namespace Localizer.Memory;

/// <summary>A translation made ready to be written: what can be known of it without looking into the memory, so that another thread may do it.</summary>
internal sealed class PreparedUnit
{
    private PreparedUnit(MemoryUnit unit)
    {
        Unit = unit;
        var collapsed = WhiteSpace.Collapse(unit.Source).Composed();
        Source = collapsed.Normalized();
        Target = Numbered(WhiteSpace.Collapse(unit.Target).Composed(), collapsed, Source);
        (SourceCodes, TargetCodes) = (CodeBytes.Of(Source), CodeBytes.Of(Target));
        var language = unit.From.Language;
        SourceHash = MemoryHash.OfSource(language, Source.Text, SourceCodes);
        if (SourceCodes.Length > 0 || Source.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            PatternHash = NumberPattern.Of(Source).Hash(language);
        TargetHash = MemoryHash.Of(Target.Text, MemoryHash.Of(TargetCodes));
        var words = new List<uint>();
        MemoryWords.Cut(Source.Text, words);
        Words = words;
        Facts = MemoryFacts.Of(unit);
        Extra = MemoryExtras.Write(unit.Extras);
    }

    /// <summary>The translation as it came.</summary>
    public MemoryUnit Unit { get; }

    /// <summary>Its source, white space collapsed, codes normalized.</summary>
    public CodedText Source { get; }

    /// <summary>The source's codes as bytes.</summary>
    public byte[] SourceCodes { get; }

    /// <summary>The source's hash.</summary>
    public long SourceHash { get; }

    /// <summary>The hash of the source but for numbers and codes; <see langword="null"/> when it has neither.</summary>
    public long? PatternHash { get; }

    /// <summary>The source's words.</summary>
    public List<uint> Words { get; }

    /// <summary>Its target, white space collapsed, codes with the numbers of <see cref="Source"/>.</summary>
    public CodedText Target { get; }

    /// <summary>The target's codes as bytes.</summary>
    public byte[] TargetCodes { get; }

    /// <summary>The hash of the target's text and codes.</summary>
    public long TargetHash { get; }

    /// <summary>What it has in common with others.</summary>
    public MemoryFacts Facts { get; }

    /// <summary>What its file says of it besides, as one text; <see langword="null"/> for nothing.</summary>
    public string? Extra { get; }

    /// <summary>How long its texts are, in UTF-16 units.</summary>
    public int Length => Source.Text.Length + Target.Text.Length + (Extra?.Length ?? 0);

    /// <summary>Makes a translation ready.</summary>
    public static PreparedUnit Of(MemoryUnit unit) => new(unit);

    // The target's codes get the numbers that the source's have in its normalized form. A code that the source lacks gets one past
    // them, which no proof lets pass.
    private static CodedText Numbered(CodedText target, CodedText source, CodedText normalized)
    {
        if (target.Codes.IsEmpty)
            return target;
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < source.Codes.Length; i++)
            numbers[source.Codes[i].Code.Id] = normalized.Codes[i].Code.Id;
        return target.WithCodes(code =>
        {
            if (!numbers.TryGetValue(code.Id, out var number))
                numbers.Add(code.Id, number = numbers.Count + 1);
            return code with { Id = number };
        });
    }
}
