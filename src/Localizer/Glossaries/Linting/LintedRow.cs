using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Glossaries.Linting;

/// <summary>A cell of a glossary that holds words.</summary>
/// <param name="Text">What stands in it, as the file has it.</param>
/// <param name="Locale">The locale that it is for, or <see langword="null"/> for the source.</param>
/// <param name="IsForm">Whether it holds what is to stand in translations.</param>
/// <param name="Place">Where it is.</param>
internal sealed record LintedCell(string Text, Locale? Locale, bool IsForm, Place Place);

/// <summary>A row of a glossary.</summary>
/// <param name="Term">What it says.</param>
/// <param name="Cells">Its cells that hold words.</param>
internal sealed record LintedRow(Term Term, ImmutableArray<LintedCell> Cells)
{
    /// <summary>Where the row's form for a locale stands, else the row itself.</summary>
    /// <param name="locale">The locale.</param>
    public Place? PlaceOf(Locale locale) => Cells.FirstOrDefault(cell => cell.IsForm && locale.Equals(cell.Locale))?.Place ?? Term.Place;
}
