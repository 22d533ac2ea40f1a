using Localizer.Model;
using Localizer.Quality.Numbers;
using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Quality;

/// <summary>A segment and its translation as checks see them: their text without codes, and what several checks need to know of it.</summary>
internal sealed class CheckedPair
{
    private NumberComparison? _numbers;
    private List<Word>? _sourceWords;
    private List<Word>? _targetWords;
    private (int Source, int Target)? _volumes;

    /// <summary>Takes a segment and its translation.</summary>
    /// <param name="source">The segment's text, without codes.</param>
    /// <param name="target">Its translation's.</param>
    /// <param name="from">The source's locale.</param>
    /// <param name="to">The target's locale.</param>
    public CheckedPair(string source, string target, Locale from, Locale to)
    {
        (Source, Target, From, To) = (source, target, from, to);
        IsIdeographic = to.Language is "zh" or "ja" or "yue";
    }

    /// <summary>The segment's text.</summary>
    public string Source { get; }

    /// <summary>Its translation's text.</summary>
    public string Target { get; }

    /// <summary>The source's locale.</summary>
    public Locale From { get; }

    /// <summary>The target's locale.</summary>
    public Locale To { get; }

    /// <summary>Where the text stands.</summary>
    public UnitKind Kind { get; init; }

    /// <summary>The element, element and attribute, or property that the text stands in, such as <c>h1</c>; empty where that is not known.</summary>
    public string Name { get; init; } = "";

    /// <summary>Words of the source that rightly stay as they are, such as terms of the glossary that are not translated.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Finds the language of a text where common words do not show it; <see langword="null"/> to leave it at them.</summary>
    public LanguageFinder? Languages { get; init; }

    /// <summary>The project's own limits.</summary>
    public CheckLimits Limits { get; init; } = CheckLimits.Usual;

    /// <summary>Whether the target's language is written with ideographs, without spaces and with full-width marks.</summary>
    public bool IsIdeographic { get; }

    /// <summary>The words of the segment.</summary>
    public List<Word> SourceWords => _sourceWords ??= Words.Of(Source);

    /// <summary>The words of the translation.</summary>
    public List<Word> TargetWords => _targetWords ??= Words.Of(Target);

    /// <summary>Which numbers of the one text the other lacks.</summary>
    public NumberComparison Numbers => _numbers ??= NumberComparison.Of(this);

    /// <summary>How much the source says: letters and digits, an ideograph for three.</summary>
    public int SourceVolume => Volumes.Source;

    /// <summary>How much the target says.</summary>
    public int TargetVolume => Volumes.Target;

    private (int Source, int Target) Volumes => _volumes ??= (VolumeOf(Source), VolumeOf(Target));

    private static int VolumeOf(string text)
    {
        var volume = 0;
        foreach (var character in text)
            volume += char.IsAsciiLetterOrDigit(character) ? 1 : character < '\u0080' ? 0 : WordEdges.IsIdeographic(character) ? 3 : char.IsLetterOrDigit(character) ? 1 : 0;
        return volume;
    }
}
