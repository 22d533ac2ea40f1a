using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Segmentation.Expressions;

namespace Localizer.Segmentation.Srx;

/// <summary>Reads a file's expressions and tells which of them were left out or read otherwise than written.</summary>
internal sealed class SrxExpressions(XmlCursor cursor)
{
    /// <summary>The most steps that all expressions of a file may need.</summary>
    private const int MostSteps = 1_000_000;

    // Only tried, to see here and not when a page needs it that an expression cannot be used.
    private readonly LookTable _looks = new();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private int _steps;

    /// <summary>What was noted so far.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>Reads the expression that the current element holds, and goes to its end.</summary>
    /// <param name="direction">Which way it will be looked for.</param>
    /// <returns>The expression, or <see langword="null"/> when it is not supported; then its rule must be left out.</returns>
    /// <exception cref="BadInputException">It is no expression.</exception>
    public Node? Read(ReadingDirection direction)
    {
        var (name, position) = (cursor.Name, cursor.Position);
        return Parse(cursor.ReadText(SrxReader.MaxBytes), $"<{name}>", position, direction, _looks);
    }

    /// <summary>Reads a language map's pattern.</summary>
    /// <returns>The pattern, or <see langword="null"/> when it is not supported; then its map must be left out.</returns>
    /// <exception cref="BadInputException">It is no expression.</exception>
    public Node? ReadLanguagePattern(string pattern)
    {
        var looks = new LookTable();
        var root = Parse(pattern, "languagepattern", cursor.Position, ReadingDirection.Forward, looks);
        if (looks.Ahead.Count + looks.Behind.Count == 0)
            return root;
        Note(Severity.Warning, "expression-unsupported", $"'{pattern}' looks around, which a languagepattern may not; the map is left out.", "List the languages: (en|fr).*");
        return null;
    }

    /// <summary>Notes something about the current place.</summary>
    public void Note(Severity severity, string id, string message, string hint) => _diagnostics.Add(cursor.Say(severity, id, message, cursor.Position, hint));

    private Node? Parse(string text, string what, TextPosition position, ReadingDirection direction, LookTable looks)
    {
        try
        {
            var parsed = ExpressionParser.Parse(text);
            var program = new NodeProgram(direction, looks);
            program.Add(parsed.Root, 0);
            _steps += program.Steps.Count;
            if (_steps > MostSteps)
                throw cursor.Refuse("too-large", $"The file's expressions need more than {MostSteps} steps.", "Lower the counts in braces.");
            foreach (var note in parsed.Notes)
            {
                _diagnostics.Add(cursor.Say(
                    Severity.Info, "expression-translated", $"In {what} '{Shorten(text)}' {note}.", position, "See docs/segmentation.md, \"Expressions\"."));
            }

            return parsed.Root;
        }
        catch (ExpressionException exception)
        {
            var place = $"{what} '{Shorten(text)}', character {exception.Offset + 1}: {exception.Message}";
            if (exception.Fault == ExpressionFault.Malformed)
            {
                throw new BadInputException(
                    cursor.Say(Severity.Error, "expression-malformed", $"The expression is none. {place}.", position, "Repair the expression."), exception);
            }

            _diagnostics.Add(cursor.Say(
                Severity.Warning, "expression-unsupported", $"The rule is left out. {place}.", position, "See docs/segmentation.md, \"Expressions\"."));
            return null;
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
