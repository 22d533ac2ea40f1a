using System.Collections.Concurrent;
using Localizer.Segmentation.Expressions;

namespace Localizer.Segmentation;

/// <summary>
/// Rules in their order, made ready: at each place the first rule that fits decides, and where none fits there is no break. All that
/// may stand before a break is looked for in one pass from the text's beginning, and only if a breaking rule may fit somewhere all
/// that may stand after one in a pass from its end.
/// </summary>
internal sealed class BreakRuleSet
{
    private readonly LookTable _looks = new();
    private readonly NodeProgram[] _before;
    private readonly NodeProgram _after;
    private readonly NodeProgram _lookBehind;
    private readonly NodeProgram _lookAhead;
    private readonly Alphabet _alphabet;
    private readonly int _count;
    private readonly ulong[] _breaking;
    private readonly ulong[] _always;
    private readonly ulong[] _beforeNothing;
    private readonly ConcurrentBag<BreakRuleScan> _idle = [];

    /// <summary>Makes rules ready.</summary>
    /// <param name="rules">The rules; the first that fits decides.</param>
    public BreakRuleSet(IReadOnlyList<BreakRule> rules)
    {
        _count = rules.Count;
        (_breaking, _always, _beforeNothing) = (NewBits(), NewBits(), NewBits());
        var (near, far) = (new NodeProgram(ReadingDirection.Forward, _looks), new NodeProgram(ReadingDirection.Forward, _looks));
        _after = new NodeProgram(ReadingDirection.Backward, _looks);
        for (var number = 0; number < rules.Count; number++)
        {
            var rule = rules[number];
            if (rule.IsBreak)
                Set(_breaking, number);
            if (MatchesAnywhere(rule.After))
                Set(_beforeNothing, number);
            else
                _after.Add(rule.After, number);
            if (MatchesAnywhere(rule.Before))
                Set(_always, number);
            else
                (ReachesBack(rule.Before) ? far : near).Add(rule.Before, number);
        }

        // What reaches back to the text's beginning keeps states of its own: with the others' they would multiply.
        _before = [.. new[] { near, far }.Where(program => program.Starts.Count > 0)];
        _lookBehind = ProgramOf(_looks.Behind, ReadingDirection.Forward);
        _lookAhead = ProgramOf(_looks.Ahead, ReadingDirection.Backward);
        _alphabet = new Alphabet(_before.Append(_after).Append(_lookBehind).Append(_lookAhead).SelectMany(program => program.Sets));
    }

    /// <summary>Finds the breaks of a text; safe to call from several threads.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Offsets in UTF-16 units in rising order, none of them 0 or the text's length.</returns>
    public IReadOnlyList<int> FindBreaks(string text)
    {
        if (text.Length < 2)
            return [];
        if (!_idle.TryTake(out var scan))
            scan = NewScan();
        var breaks = scan.FindBreaks(text);
        _idle.Add(scan);
        return breaks;
    }

    private BreakRuleScan NewScan() => new(
        _alphabet,
        [.. _before.Select(program => new Automaton(program, _alphabet, _count))],
        new Automaton(_after, _alphabet, _count),
        _looks.Behind.Count == 0 ? null : new Automaton(_lookBehind, _alphabet, LookTable.Most),
        _looks.Ahead.Count == 0 ? null : new Automaton(_lookAhead, _alphabet, LookTable.Most),
        new RuleBits(_breaking, _always, _beforeNothing));

    private ulong[] NewBits() => new ulong[(_count + 63) / 64];

    private static void Set(ulong[] bits, int number) => bits[number / 64] |= 1UL << (number % 64);

    private static NodeProgram ProgramOf(IReadOnlyList<Node> bodies, ReadingDirection direction)
    {
        // A body holds no look-around, so it needs no table.
        var program = new NodeProgram(direction, new LookTable());
        for (var number = 0; number < bodies.Count; number++)
            program.Add(bodies[number], number);
        return program;
    }

    private static bool MatchesAnywhere(Node node) => node is SequenceNode { Parts.IsEmpty: true };

    /// <summary>Whether an expression begins at the text's or a line's beginning and goes on from there without a limit.</summary>
    private static bool ReachesBack(Node node) =>
        node is SequenceNode { Parts: [var first, ..] parts } && BeginsAtStart(first) && parts.Any(part => part is RepeatNode { Most: null });

    private static bool BeginsAtStart(Node node) => node switch
    {
        PlaceNode place => place.Kind is PlaceKind.TextStart or PlaceKind.LineStart,
        ChoiceNode choice => choice.Choices.Any(one => one is PlaceNode { Kind: PlaceKind.TextStart or PlaceKind.LineStart }),
        _ => false,
    };
}

/// <summary>Sets of rules, one bit each.</summary>
/// <param name="Breaking">Those that break.</param>
/// <param name="Always">Those that say nothing about what stands before.</param>
/// <param name="BeforeNothing">Those that say nothing about what stands after.</param>
internal sealed record RuleBits(ulong[] Breaking, ulong[] Always, ulong[] BeforeNothing);
