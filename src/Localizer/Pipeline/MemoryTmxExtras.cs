using System.Collections.Immutable;
using System.Globalization;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// What a TMX unit says besides what a memory works with, and back: notes and properties, attributes, segments whose codes have content or
/// whose white space is their own, and which of unit, source and target says who and when. Of a plain unit there is nothing.
/// </summary>
internal static class MemoryTmxExtras
{
    /// <summary>What the unit says besides of a translation.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="sourceSide">The variant that is the source.</param>
    /// <param name="targetSide">The variant that is the target; what the memory has as facts of it is left out.</param>
    /// <param name="translation">The translation, without extras.</param>
    public static ImmutableArray<MemoryExtra> Of(TmxUnit unit, MemoryTmxSide sourceSide, MemoryTmxSide targetSide, MemoryUnit translation)
    {
        var (extras, source, target, facts) = (new Gathered(), sourceSide.Variant, targetSide.Variant, targetSide.Facts);
        Add(extras, MemoryPart.Unit, unit.Notes, unit.Properties, unit.Attributes, facts.Has);
        Add(extras, MemoryPart.Source, source.Notes, source.Properties, source.Attributes, _ => false);
        Add(extras, MemoryPart.Target, target.Notes, target.Properties, target.Attributes, facts.Has);
        AddSegment(extras, MemoryPart.Source, sourceSide.Segment);
        AddSegment(extras, MemoryPart.Target, targetSide.Segment);
        var tellers = new Tellers(
            AddProvenance(extras, MemoryPart.Unit, unit.Provenance, translation), AddProvenance(extras, MemoryPart.Source, source.Provenance, translation),
            AddProvenance(extras, MemoryPart.Target, target.Provenance, translation));
        if (tellers != DefaultTellers(translation))
            extras.Add(new MemoryExtra(MemoryExtraKind.Provenance, MemoryPart.Unit, null, tellers.ToString()));
        return extras.All;
    }

    /// <summary>A translation as a unit of its own.</summary>
    /// <param name="unit">The translation.</param>
    /// <param name="index">Its number in the file, from 1.</param>
    /// <param name="facts">The properties that tell what the memory has as facts.</param>
    public static TmxUnit ToTmx(MemoryUnit unit, int index, IEnumerable<TmxProperty> facts)
    {
        var tellers = TellersOf(unit);
        return new TmxUnit
        {
            Id = unit.Origin.UnitId,
            Index = index,
            Source = unit.From,
            Provenance = ProvenanceOf(unit, tellers.Unit),
            Position = TextPosition.Start,
            Attributes = AttributesOf(unit, MemoryPart.Unit),
            Properties = [.. facts, .. PropertiesOf(unit, MemoryPart.Unit)],
            Notes = NotesOf(unit, MemoryPart.Unit),
            Variants = [VariantOf(unit, MemoryPart.Source, unit.From, unit.Source, tellers.Source), VariantOf(unit, MemoryPart.Target, unit.To, unit.Target, tellers.Target)],
        };
    }

    private static TmxVariant VariantOf(MemoryUnit unit, MemoryPart part, Locale locale, CodedText text, Told told) =>
        new(locale, text, ProvenanceOf(unit, told), TextPosition.Start)
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

    private static void AddSegment(Gathered extras, MemoryPart part, string? segment)
    {
        if (segment is not null)
            extras.Add(new MemoryExtra(MemoryExtraKind.Segment, part, null, segment));
    }

    // What a part says itself of who and when; what it says otherwise than the translation is an attribute of its own.
    private static Told AddProvenance(Gathered extras, MemoryPart part, TmxProvenance own, MemoryUnit translation)
    {
        if (own == TmxProvenance.None)
            return Told.Nothing;
        AddOther(extras, part, "creationid", own.CreationId, translation.CreatedBy);
        AddOther(extras, part, "changeid", own.ChangeId, translation.Origin.Who);
        AddOther(extras, part, "creationdate", own.CreationDate, translation.Created);
        AddOther(extras, part, "changedate", own.ChangeDate, translation.Origin.When);
        return Same(own.CreationId, translation.CreatedBy, Told.Creator) | Same(own.ChangeId, translation.Origin.Who, Told.Changer)
            | Same(own.CreationDate, translation.Created, Told.Creation) | Same(own.ChangeDate, translation.Origin.When, Told.Change);
    }

    private static Told Same<T>(T? own, T? kept, Told what) => own is not null && EqualityComparer<T>.Default.Equals(own, kept) ? what : Told.Nothing;

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
    private static Tellers DefaultTellers(MemoryUnit unit)
    {
        var isChanged = unit.Origin.Who != unit.CreatedBy || unit.Origin.When != unit.Created;
        var target = (unit.CreatedBy is null ? Told.Nothing : Told.Creator) | (unit.Created is null ? Told.Nothing : Told.Creation)
            | (!isChanged || unit.Origin.Who is null ? Told.Nothing : Told.Changer) | (!isChanged || unit.Origin.When is null ? Told.Nothing : Told.Change);
        return new Tellers(Told.Nothing, Told.Nothing, target);
    }

    private static Tellers TellersOf(MemoryUnit unit) => Tellers.Read(ValueOf(unit, MemoryExtraKind.Provenance, MemoryPart.Unit)) ?? DefaultTellers(unit);

    private static TmxProvenance ProvenanceOf(MemoryUnit unit, Told told) => new(
        told.HasFlag(Told.Creator) ? unit.CreatedBy ?? "" : null, told.HasFlag(Told.Creation) ? unit.Created : null,
        told.HasFlag(Told.Changer) ? unit.Origin.Who ?? "" : null, told.HasFlag(Told.Change) ? unit.Origin.When : null);

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

    /// <summary>What a part of a unit says of who and when.</summary>
    [Flags]
    private enum Told
    {
        Nothing = 0,
        Creator = 1,
        Creation = 2,
        Changer = 4,
        Change = 8,
    }

    /// <summary>Which part says what; as text a hexadecimal number, four bits a part.</summary>
    private readonly record struct Tellers(Told Unit, Told Source, Told Target)
    {
        private const int BitsOfPart = 4;
        private const Told All = Told.Creator | Told.Creation | Told.Changer | Told.Change;

        public static Tellers? Read(string? text) => int.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
            ? new Tellers((Told)bits & All, (Told)(bits >> BitsOfPart) & All, (Told)(bits >> (2 * BitsOfPart)) & All)
            : null;

        public override string ToString() =>
            ((int)Unit | ((int)Source << BitsOfPart) | ((int)Target << (2 * BitsOfPart))).ToString("x", CultureInfo.InvariantCulture);
    }

    /// <summary>Extras on their way; most units have none.</summary>
    private sealed class Gathered
    {
        private ImmutableArray<MemoryExtra>.Builder? _extras;

        public ImmutableArray<MemoryExtra> All => _extras?.DrainToImmutable() ?? [];

        public void Add(MemoryExtra extra) => (_extras ??= ImmutableArray.CreateBuilder<MemoryExtra>()).Add(extra);

        public bool Has(MemoryPart part, string name) => _extras?.Any(extra => extra.Kind == MemoryExtraKind.Attribute && extra.Of == part && extra.Name == name) == true;
    }
}
