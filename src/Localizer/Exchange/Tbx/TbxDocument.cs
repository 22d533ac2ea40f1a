using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Tbx;

/// <summary>What a term is to its concept.</summary>
internal enum TbxStatus
{
    /// <summary>Nothing is said.</summary>
    None,

    /// <summary>It is preferred.</summary>
    Preferred,

    /// <summary>It may be used.</summary>
    Admitted,

    /// <summary>It must not be used: deprecated or superseded.</summary>
    Deprecated,
}

/// <summary>A term of a concept in a language.</summary>
/// <param name="Text">The term.</param>
/// <param name="Status">What it is to the concept.</param>
/// <param name="PartOfSpeech">Its part of speech, or <see langword="null"/>.</param>
/// <param name="Note">Remarks, or <see langword="null"/>.</param>
/// <param name="Position">Where the file has it.</param>
internal sealed record TbxTerm(string Text, TbxStatus Status, string? PartOfSpeech, string? Note, TextPosition Position);

/// <summary>A concept's terms in a language.</summary>
/// <param name="Locale">The language.</param>
/// <param name="Terms">The terms.</param>
internal sealed record TbxLanguage(Locale Locale, ImmutableArray<TbxTerm> Terms);

/// <summary>A concept.</summary>
/// <param name="Id">Its id, or empty.</param>
/// <param name="SubjectField">Its subject field, or <see langword="null"/>.</param>
/// <param name="Definition">Its first definition, or <see langword="null"/>.</param>
/// <param name="Languages">Its terms by language.</param>
internal sealed record TbxConcept(string Id, string? SubjectField, string? Definition, ImmutableArray<TbxLanguage> Languages);

/// <summary>A termbase in TBX.</summary>
/// <param name="Dialect">The dialect's name, such as <c>TBX-Basic</c>.</param>
/// <param name="Locale">The language of the file, which is that of the source terms.</param>
/// <param name="Concepts">The concepts.</param>
internal sealed record TbxDocument(string Dialect, Locale Locale, ImmutableArray<TbxConcept> Concepts);
