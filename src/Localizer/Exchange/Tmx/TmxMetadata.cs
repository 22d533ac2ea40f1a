using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>The properties and notes of a <c>tu</c> or <c>tuv</c>; most have none.</summary>
internal sealed class TmxMetadata
{
    private ImmutableArray<TmxProperty>.Builder? _properties;
    private ImmutableArray<TmxNote>.Builder? _notes;

    /// <summary>The properties.</summary>
    public ImmutableArray<TmxProperty> Properties => _properties?.ToImmutable() ?? [];

    /// <summary>The notes.</summary>
    public ImmutableArray<TmxNote> Notes => _notes?.ToImmutable() ?? [];

    /// <summary>Reads an element to its end; one that is neither property nor note is gone past.</summary>
    /// <param name="cursor">It stands on the element.</param>
    /// <param name="element">The element's name.</param>
    /// <returns>How long what it says is, in UTF-16 units.</returns>
    public long Read(XmlCursor cursor, string element)
    {
        if (element is not ("note" or "prop"))
        {
            cursor.SkipElement();
            return 0;
        }

        var attributes = TmxAttributes.Read(cursor, out var type);
        var text = cursor.ReadText(TmxReader.MaxSegmentLength);
        if (element == "note")
            (_notes ??= ImmutableArray.CreateBuilder<TmxNote>()).Add(new TmxNote(text) { Attributes = attributes });
        else
            (_properties ??= ImmutableArray.CreateBuilder<TmxProperty>()).Add(new TmxProperty(type, text) { Attributes = attributes });
        return text.Length + type.Length + attributes.Sum(attribute => attribute.Name.Length + attribute.Value.Length);
    }
}
