using System.Collections.Immutable;

namespace Localizer.Exchange.Xlsx;

/// <summary>A cell of a sheet that has something in it.</summary>
/// <param name="Column">Its column, counted from 1.</param>
/// <param name="Text">What it shows.</param>
internal readonly record struct XlsxCell(int Column, string Text);

/// <summary>A row of a sheet that has something in it.</summary>
/// <param name="Number">The row's number, counted from 1.</param>
/// <param name="Cells">Its cells that are not empty, from left to right.</param>
internal readonly record struct XlsxRow(int Number, ImmutableArray<XlsxCell> Cells);
