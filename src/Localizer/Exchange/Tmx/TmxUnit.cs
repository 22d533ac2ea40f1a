using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>A translation unit of a TMX file: one text in several locales.</summary>
/// <param name="Id">Its <c>tuid</c>, or <see langword="null"/>.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Variants">Its texts, in the file's order.</param>
public sealed record TmxUnit(string? Id, TextPosition Position, IReadOnlyList<TmxVariant> Variants);

/// <summary>A text of a TMX unit.</summary>
/// <param name="Locale">Its locale.</param>
/// <param name="Text">The text; its codes are numbered from 1, and codes that <c>x</c> or <c>i</c> ties together have one number in all variants.</param>
/// <param name="ChangedBy">Who changed it last, or made it; <see langword="null"/> when the file does not say.</param>
/// <param name="ChangedAt">When, as the file writes it (<c>20260131T120000Z</c>), or <see langword="null"/>.</param>
public sealed record TmxVariant(Locale Locale, CodedText Text, string? ChangedBy, string? ChangedAt);
