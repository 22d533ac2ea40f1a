namespace Localizer.Html;

/// <summary>Names of units that stand in attributes, such as <c>img@alt</c>: few in a page, and hardly any made twice in a row.</summary>
internal sealed class SiteNames
{
    private const int Slots = 64;

    // The last ones, each at the slot of its element and its length.
    private readonly (HtmlTag Tag, string? Name)[] _last = new (HtmlTag, string?)[Slots];

    /// <summary>The name of an attribute's unit.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="element">Its name.</param>
    /// <param name="attribute">The attribute's name in lower case.</param>
    public string Of(HtmlTag tag, string element, ReadOnlySpan<char> attribute)
    {
        ref var last = ref _last[((int)tag + (attribute.Length * 5)) & (Slots - 1)];
        if (last.Name is { } name && last.Tag == tag && name.AsSpan(element.Length + 1).SequenceEqual(attribute))
            return name;
        last = (tag, $"{element}@{attribute}");
        return last.Name;
    }
}
