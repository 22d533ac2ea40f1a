namespace Localizer.Model;

/// <summary>A place in a text file as people read it.</summary>
/// <param name="Line">The line, counted from 1; LF, CR and CR LF end a line.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 units.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The beginning of a file.</summary>
    public static TextPosition Start => new(1, 1);

    /// <summary><c>line:column</c>, as in <c>41:17</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
