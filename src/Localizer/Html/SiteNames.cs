namespace Localizer.Html;

/// <summary>Names of units that stand in attributes, such as <c>img@alt</c>: few in a page, and each made but once.</summary>
internal sealed class SiteNames
{
    private const int Slots = 32;

    private readonly Dictionary<(HtmlTag Tag, string Attribute), string> _names = [];

    // The last ones, each at the slot of its element and its length: nearly all are found here, without a string of their own.
    private readonly (HtmlTag Tag, string? Attribute, string Name)[] _last = new (HtmlTag, string?, string)[Slots];

    /// <summary>The name of an attribute's unit.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="element">Its name.</param>
    /// <param name="attribute">The attribute's name in lower case.</param>
    public string Of(HtmlTag tag, string element, ReadOnlySpan<char> attribute)
    {
        ref var last = ref _last[((int)tag + (attribute.Length * 3)) & (Slots - 1)];
        if (last.Tag == tag && attribute.SequenceEqual(last.Attribute))
            return last.Name;
        var key = (tag, attribute.ToString());
        if (!_names.TryGetValue(key, out var name))
            _names.Add(key, name = $"{element}@{key.Item2}");
        last = (tag, key.Item2, name);
        return name;
    }
}
