using System.Collections.Immutable;
using System.Globalization;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Pipeline;

/// <summary>
/// What a TMX unit says besides what a memory works with, and back: notes and properties, attributes, segments whose codes have content or
/// whose white space is their own, and which of unit, source and target says who and when. Of a plain unit there is nothing.
/// </summary>
internal static class MemoryTmxExtras
{
    private const int Creator = 1;
    private const int Creation = 2;
    private const int Changer = 4;
    private const int Change = 8;
    private const int BitsOfPart = 4;

    private static readonly ImmutableArray<MemoryPart> Parts = [MemoryPart.Unit, MemoryPart.Source, MemoryPart.Target];

    /// <summary>What the unit says besides of a translation.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="source">The variant that is the source.</param>
    /// <param name="target">The variant that is the target.</param>
    /// <param name="translation">The translation, without extras.</param>
    /// <param name="isKnown">Whether the memory has a property of unit or target as a fact.</param>
    public static ImmutableArray<MemoryExtra> Of(TmxUnit unit, TmxVariant source, TmxVariant target, MemoryUnit translation, Func<TmxProperty, bool> isKnown)
    {
        var extras = new Gathered();
        Add(extras, MemoryPart.Unit, unit.Notes, unit.Properties, unit.Attributes, isKnown);
        Add(extras, MemoryPart.Source, source.Notes, source.Properties, source.Attributes, _ => false);
        Add(extras, MemoryPart.Target, target.Notes, target.Properties, target.Attributes, isKnown);
        AddSegment(extras, MemoryPart.Source, source);
        AddSegment(extras, MemoryPart.Target, target);
        AddProvenance(extras, [unit.Provenance, source.Provenance, target.Provenance], translation);
        return extras.All;
    }

    /// <summary>A translation as a unit of its own.</summary>
    /// <param name="unit">The translation.</param>
    /// <param name="index">Its number in the file, from 1.</param>
    /// <param name="facts">The properties that tell what the memory has as facts.</param>
    public static TmxUnit ToTmx(MemoryUnit unit, int index, IEnumerable<TmxProperty> facts)
    {
        var mask = MaskOf(unit);
        return new TmxUnit
        {
            Id = unit.Origin.UnitId,
            Index = index,
            Source = unit.From,
            Provenance = ProvenanceOf(unit, MemoryPart.Unit, mask),
            Position = TextPosition.Start,
            Attributes = AttributesOf(unit, MemoryPart.Unit),
            Properties = [.. facts, .. PropertiesOf(unit, MemoryPart.Unit)],
            Notes = NotesOf(unit, MemoryPart.Unit),
            Variants = [VariantOf(unit, MemoryPart.Source, unit.From, unit.Source, mask), VariantOf(unit, MemoryPart.Target, unit.To, unit.Target, mask)],
        };
    }

    private static TmxVariant VariantOf(MemoryUnit unit, MemoryPart part, Locale locale, CodedText text, int mask) =>
        new(locale, text, ProvenanceOf(unit, part, mask), TextPosition.Start)
        {
            Markup = ValueOf(unit, MemoryExtraKind.Segment, part),
            Attributes = AttributesOf(unit, part),
            Properties = PropertiesOf(unit, part),
            Notes = NotesOf(unit, part),
        };

    private static void Add(
        Gathered extras, MemoryPart part, ImmutableArray<TmxNote> notes, ImmutableArray<TmxProperty> properties, ImmutableArray<TmxAttributeValue> attributes,
        Func<TmxProperty, bool> isKnown)
    {
        foreach (var note in notes)
            extras.Add(new MemoryExtra(MemoryExtraKind.Note, part, null, note.Text) { Attributes = Pairs(note.Attributes) });
        foreach (var property in properties)
        {
            if (!isKnown(property))
                extras.Add(new MemoryExtra(MemoryExtraKind.Property, part, property.Type, property.Value) { Attributes = Pairs(property.Attributes) });
        }

        foreach (var (name, value) in attributes)
            extras.Add(new MemoryExtra(MemoryExtraKind.Attribute, part, name, value));
    }

    // The memory has a text with its white space collapsed and its letters composed, and of its codes their kinds and places.
    private static void AddSegment(Gathered extras, MemoryPart part, TmxVariant variant)
    {
        var isAsKept = WhiteSpace.IsCollapsed(variant.Text.Text) && CanonicalComposition.IsComposed(variant.Text.Text);
        if (variant.Markup is null ? !isAsKept : !isAsKept || variant.Markup != TmxMarkup.Of(variant.Text))
            extras.Add(new MemoryExtra(MemoryExtraKind.Segment, part, null, variant.Markup ?? TmxMarkup.Of(variant.Text)));
    }

    private static void AddProvenance(Gathered extras, ReadOnlySpan<TmxProvenance> parts, MemoryUnit translation)
    {
        var mask = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, own) = (Parts[i], parts[i]);
            if (own == TmxProvenance.None)
                continue;
            mask |= (Same(own.CreationId, translation.CreatedBy, Creator) | Same(own.ChangeId, translation.Origin.Who, Changer)
                | Same(own.CreationDate, translation.Created, Creation) | Same(own.ChangeDate, translation.Origin.When, Change)) << (i * BitsOfPart);
            AddOther(extras, part, "creationid", own.CreationId, translation.CreatedBy);
            AddOther(extras, part, "changeid", own.ChangeId, translation.Origin.Who);
            AddOther(extras, part, "creationdate", own.CreationDate, translation.Created);
            AddOther(extras, part, "changedate", own.ChangeDate, translation.Origin.When);
        }

        if (mask != DefaultMask(translation))
            extras.Add(new MemoryExtra(MemoryExtraKind.Provenance, MemoryPart.Unit, null, mask.ToString("x", CultureInfo.InvariantCulture)));
    }

    private static int Same<T>(T? own, T? kept, int bit) => own is not null && EqualityComparer<T>.Default.Equals(own, kept) ? bit : 0;

    private static void AddOther(Gathered extras, MemoryPart part, string name, string? own, string? kept)
    {
        if (own is not null && own != kept)
            extras.Add(new MemoryExtra(MemoryExtraKind.Attribute, part, name, own));
    }

    // One that is written in a form of its own is among the attributes already.
    private static void AddOther(Gathered extras, MemoryPart part, string name, DateTimeOffset? own, DateTimeOffset? kept)
    {
        if (own is { } date && date != kept && !extras.Has(part, name))
            extras.Add(new MemoryExtra(MemoryExtraKind.Attribute, part, name, TmxDate.Write(date)));
    }

    // A target says who and when; who made it and never changed it need not stand there twice.
    private static int DefaultMask(MemoryUnit unit)
    {
        var isChanged = unit.Origin.Who != unit.CreatedBy || unit.Origin.When != unit.Created;
        var bits = (unit.CreatedBy is null ? 0 : Creator) | (unit.Created is null ? 0 : Creation)
            | (!isChanged || unit.Origin.Who is null ? 0 : Changer) | (!isChanged || unit.Origin.When is null ? 0 : Change);
        return bits << (Parts.IndexOf(MemoryPart.Target) * BitsOfPart);
    }

    private static int MaskOf(MemoryUnit unit) =>
        ValueOf(unit, MemoryExtraKind.Provenance, MemoryPart.Unit) is { } kept && int.TryParse(kept, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var mask)
            ? mask : DefaultMask(unit);

    private static TmxProvenance ProvenanceOf(MemoryUnit unit, MemoryPart part, int mask)
    {
        var bits = mask >> (Parts.IndexOf(part) * BitsOfPart);
        return new TmxProvenance(
            (bits & Creator) == 0 ? null : unit.CreatedBy ?? "", (bits & Creation) == 0 ? null : unit.Created,
            (bits & Changer) == 0 ? null : unit.Origin.Who ?? "", (bits & Change) == 0 ? null : unit.Origin.When);
    }

    private static string? ValueOf(MemoryUnit unit, MemoryExtraKind kind, MemoryPart part) => unit.Extras.FirstOrDefault(extra => extra.Kind == kind && extra.Of == part)?.Value;

    private static ImmutableArray<TmxNote> NotesOf(MemoryUnit unit, MemoryPart part) =>
        [.. Extras(unit, MemoryExtraKind.Note, part).Select(note => new TmxNote(note.Value) { Attributes = Attributes(note) })];

    private static ImmutableArray<TmxProperty> PropertiesOf(MemoryUnit unit, MemoryPart part) =>
        [.. Extras(unit, MemoryExtraKind.Property, part).Select(property => new TmxProperty(property.Name ?? "", property.Value) { Attributes = Attributes(property) })];

    private static ImmutableArray<TmxAttributeValue> AttributesOf(MemoryUnit unit, MemoryPart part) =>
        [.. Extras(unit, MemoryExtraKind.Attribute, part).Select(attribute => new TmxAttributeValue(attribute.Name ?? "", attribute.Value))];

    private static IEnumerable<MemoryExtra> Extras(MemoryUnit unit, MemoryExtraKind kind, MemoryPart part) => unit.Extras.Where(extra => extra.Kind == kind && extra.Of == part);

    private static ImmutableArray<KeyValuePair<string, string>> Pairs(ImmutableArray<TmxAttributeValue> attributes) =>
        attributes.IsEmpty ? [] : [.. attributes.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value))];

    private static ImmutableArray<TmxAttributeValue> Attributes(MemoryExtra extra) => [.. extra.Attributes.Select(attribute => new TmxAttributeValue(attribute.Key, attribute.Value))];

    /// <summary>Extras on their way; most units have none.</summary>
    private sealed class Gathered
    {
        private ImmutableArray<MemoryExtra>.Builder? _extras;

        public ImmutableArray<MemoryExtra> All => _extras?.DrainToImmutable() ?? [];

        public void Add(MemoryExtra extra) => (_extras ??= ImmutableArray.CreateBuilder<MemoryExtra>()).Add(extra);

        public bool Has(MemoryPart part, string name) => _extras?.Any(extra => extra.Kind == MemoryExtraKind.Attribute && extra.Of == part && extra.Name == name) == true;
    }
}
