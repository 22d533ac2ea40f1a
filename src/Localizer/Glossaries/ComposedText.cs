using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>A text in composed form that knows where its parts stand in the text as it was given.</summary>
internal readonly struct ComposedText
{
    private readonly List<(int Composed, int Original)>? _places;
    private readonly int _originalLength;

    /// <summary>Composes a text.</summary>
    public ComposedText(string text)
    {
        var places = new List<(int, int)>();
        Text = CanonicalComposition.Compose(text, places);
        _places = places.Count > 0 && Text != text ? places : null;
        _originalLength = text.Length;
    }

    /// <summary>The text in composed form.</summary>
    public string Text { get; }

    /// <summary>Where a place between two letters stands in the text as it was given.</summary>
    /// <param name="offset">The place in <see cref="Text"/>.</param>
    public int ToOriginal(int offset)
    {
        if (_places is null)
            return offset;
        if (offset >= Text.Length)
            return _originalLength;
        var (low, high) = (0, _places.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_places[middle].Composed <= offset)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high < 0 ? offset : _places[high].Original + offset - _places[high].Composed;
    }
}
