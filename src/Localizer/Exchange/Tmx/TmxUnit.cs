using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>Who made or changed something, and when; what the file does not say, or says in another form, is <see langword="null"/>.</summary>
/// <param name="CreationId">Who made it.</param>
/// <param name="CreationDate">When it was made.</param>
/// <param name="ChangeId">Who changed it last.</param>
/// <param name="ChangeDate">When it was changed last.</param>
public sealed record TmxProvenance(string? CreationId, DateTimeOffset? CreationDate, string? ChangeId, DateTimeOffset? ChangeDate)
{
    /// <summary>Nobody, and no time.</summary>
    internal static TmxProvenance None { get; } = new(null, null, null, null);

    /// <summary>Who touched it last.</summary>
    public string? Who => ChangeId ?? CreationId;

    /// <summary>When it was touched last.</summary>
    public DateTimeOffset? When => ChangeDate ?? CreationDate;
}

/// <summary>An attribute as a file has it.</summary>
/// <param name="Name">Its name: one without a prefix, or with <c>xml:</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record TmxAttributeValue(string Name, string Value);

/// <summary>A property, which means something to the tool that wrote the file.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Value">Its value; may be empty.</param>
public sealed record TmxProperty(string Type, string Value)
{
    /// <summary>The attributes that it has besides, such as <c>xml:lang</c>.</summary>
    public ImmutableArray<TmxAttributeValue> Attributes { get; init; } = [];
}

/// <summary>A note, for people.</summary>
/// <param name="Text">What it says.</param>
public sealed record TmxNote(string Text)
{
    /// <summary>Its attributes, such as <c>xml:lang</c>.</summary>
    public ImmutableArray<TmxAttributeValue> Attributes { get; init; } = [];
}

/// <summary>A unit's text in one language.</summary>
/// <param name="Locale">The language.</param>
/// <param name="Text">
/// The text with its inline codes and its white space as the file has it. Codes that belong together in a unit's variants have the
/// same ids, numbered from 1 in order of appearance in the source variant.
/// </param>
/// <param name="Provenance">What the variant itself says.</param>
/// <param name="Position">Where its element begins.</param>
public sealed record TmxVariant(Locale Locale, CodedText Text, TmxProvenance Provenance, TextPosition Position)
{
    /// <summary>
    /// The content of the <c>seg</c> as XML, when it has codes: they may hold what <see cref="Text"/> does not tell, the markup of the
    /// format that the text was made from. <see langword="null"/> for text alone.
    /// </summary>
    public string? Markup { get; init; }

    /// <summary>The attributes that nothing else here tells, such as <c>usagecount</c>, and dates that are written in a way of their own.</summary>
    public ImmutableArray<TmxAttributeValue> Attributes { get; init; } = [];

    /// <summary>The properties of the variant.</summary>
    public ImmutableArray<TmxProperty> Properties { get; init; } = [];

    /// <summary>The notes of the variant.</summary>
    public ImmutableArray<TmxNote> Notes { get; init; } = [];
}

/// <summary>A translation unit of a TMX file: the same text in several languages (TMX 1.4b, element <c>tu</c>).</summary>
public sealed record TmxUnit
{
    /// <summary>The unit's <c>tuid</c>, or <see langword="null"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Number of the unit in its file, from 1.</summary>
    public required int Index { get; init; }

    /// <summary>The source language that unit or header name; <see langword="null"/> for <c>*all*</c> and for what is no locale.</summary>
    public Locale? Source { get; init; }

    /// <summary>Who made and changed the unit.</summary>
    public required TmxProvenance Provenance { get; init; }

    /// <summary>The attributes that nothing else here tells, such as <c>usagecount</c>, and dates that are written in a way of their own.</summary>
    public ImmutableArray<TmxAttributeValue> Attributes { get; init; } = [];

    /// <summary>The properties of the unit itself.</summary>
    public ImmutableArray<TmxProperty> Properties { get; init; } = [];

    /// <summary>The notes of the unit itself.</summary>
    public ImmutableArray<TmxNote> Notes { get; init; } = [];

    /// <summary>The texts in the file's order; one language may stand more than once.</summary>
    public ImmutableArray<TmxVariant> Variants { get; init; } = [];

    /// <summary>Warnings about variants that were left out, because their language or content is not known.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Where the unit begins.</summary>
    public required TextPosition Position { get; init; }
}
