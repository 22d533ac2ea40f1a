namespace Localizer.Segmentation.Expressions;

/// <summary>Matches one expression against a whole short text.</summary>
internal static class ExpressionMatcher
{
    /// <summary>Whether an expression, which holds no look-around, fits a text from its beginning to its end.</summary>
    public static bool FitsWhole(Node expression, string text)
    {
        var program = new NodeProgram(ReadingDirection.Forward, new LookTable());
        program.Add(new SequenceNode([new PlaceNode(PlaceKind.TextStart), expression, new PlaceNode(PlaceKind.TextEnd)]), 0);
        var alphabet = new Alphabet(program.Sets);
        var automaton = new Automaton(program, alphabet, 1);
        var state = automaton.Start();
        foreach (var rune in text.EnumerateRunes())
            automaton.Read(ref state, alphabet.LetterOf(rune.Value), 0);
        return automaton.Read(ref state, automaton.EndLetter, 0) != 0;
    }
}
