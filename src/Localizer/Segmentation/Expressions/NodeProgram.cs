namespace Localizer.Segmentation.Expressions;

/// <summary>Which way a program reads a text.</summary>
internal enum ReadingDirection
{
    /// <summary>From its beginning: an expression is found where it ends.</summary>
    Forward,

    /// <summary>From its end: an expression is found where it begins.</summary>
    Backward,
}

/// <summary>What a step of a program does.</summary>
internal enum StepKind : byte
{
    /// <summary>Goes on in two ways.</summary>
    Fork,

    /// <summary>Reads a character of a set.</summary>
    Character,

    /// <summary>Goes on if the place is of a kind.</summary>
    Place,

    /// <summary>Goes on if a look-around's body matches at the place, as another program found it.</summary>
    Look,

    /// <summary>Goes on if it does not.</summary>
    LookNot,

    /// <summary>An expression was found.</summary>
    Found,
}

/// <summary>A step of a program.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Argument">The set, the kind of place, the look-around or the expression, by number.</param>
/// <param name="Next">The step that it goes on with.</param>
/// <param name="Other">A fork's second way.</param>
internal readonly record struct Step(StepKind Kind, int Argument, int Next, int Other);

/// <summary>
/// Several expressions as one nondeterministic automaton. Choices that begin alike share their beginning, so that a list of a hundred
/// abbreviations costs little more than one.
/// </summary>
internal sealed class NodeProgram
{
    /// <summary>The most steps that one expression may have.</summary>
    public const int MaxStepsOfExpression = 5_000;

    /// <summary>How many characters choices may share; past it each has its own steps.</summary>
    private const int MostShared = 32;

    private readonly ReadingDirection _direction;
    private readonly LookTable _looks;
    private readonly List<Step> _steps = [];
    private readonly List<CharacterSet> _sets = [];
    private readonly Dictionary<CharacterSet, int> _setNumbers = [];
    private readonly List<int> _starts = [];
    private int _limit;

    /// <summary>Begins a program.</summary>
    /// <param name="direction">Which way it reads.</param>
    /// <param name="looks">Where look-arounds are gathered.</param>
    public NodeProgram(ReadingDirection direction, LookTable looks) => (_direction, _looks) = (direction, looks);

    /// <summary>Which way it reads.</summary>
    public ReadingDirection Direction => _direction;

    /// <summary>The steps.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The sets that the steps name by number.</summary>
    public IReadOnlyList<CharacterSet> Sets => _sets;

    /// <summary>Where the expressions begin: anywhere in the text.</summary>
    public IReadOnlyList<int> Starts => _starts;

    /// <summary>Adds an expression.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="number">What it is found as.</param>
    /// <exception cref="ExpressionException">It is too large, or its look-arounds are not supported. The program is as it was.</exception>
    public void Add(Node root, int number)
    {
        var steps = _steps.Count;
        _limit = steps + MaxStepsOfExpression;
        try
        {
            _starts.Add(Compile(root, AddStep(new Step(StepKind.Found, number, -1, -1))));
        }
        catch (ExpressionException)
        {
            _steps.RemoveRange(steps, _steps.Count - steps);
            throw;
        }
    }

    private int AddStep(Step step)
    {
        if (_steps.Count >= _limit)
            throw new ExpressionException(ExpressionFault.Unsupported, $"it needs more than {MaxStepsOfExpression} steps; its counts are too high", 0);
        _steps.Add(step);
        return _steps.Count - 1;
    }

    // The parser bounds how deep an expression goes.
    private int Compile(Node node, int next) => node switch
    {
        CharacterNode character => AddStep(new Step(StepKind.Character, NumberOf(character.Set), next, -1)),
        SequenceNode sequence => CompileSequence(sequence.Parts.AsSpan(), next),
        ChoiceNode choice => CompileChoices([.. choice.Choices.Select(PartsOf)], next, MostShared),
        RepeatNode repeat => CompileRepeat(repeat, next),
        PlaceNode place => AddStep(new Step(StepKind.Place, (int)place.Kind, next, -1)),
        LookNode look => AddStep(new Step(look.MustMatch ? StepKind.Look : StepKind.LookNot, _looks.NumberOf(look), next, -1)),
        _ => throw new InvalidOperationException($"No program is made of {node.GetType()}."),
    };

    private int CompileSequence(ReadOnlySpan<Node> parts, int next)
    {
        if (_direction == ReadingDirection.Forward)
        {
            for (var i = parts.Length - 1; i >= 0; i--)
                next = Compile(parts[i], next);
        }
        else
        {
            foreach (var part in parts)
                next = Compile(part, next);
        }

        return next;
    }

    /// <summary>A choice's parts in the order in which they are read.</summary>
    private Node[] PartsOf(Node choice)
    {
        var parts = choice is SequenceNode sequence ? sequence.Parts.ToArray() : [choice];
        if (_direction == ReadingDirection.Backward)
            Array.Reverse(parts);
        return parts;
    }

    /// <summary>Compiles choices that are given in reading order; those that begin with the same set share that step, up to a depth.</summary>
    private int CompileChoices(List<Node[]> choices, int next, int mayShare)
    {
        var entry = -1;
        foreach (var group in choices.GroupBy(parts => parts.Length > 0 && parts[0] is CharacterNode first ? first.Set : null))
        {
            if (group.Key is { } set && mayShare > 0 && group.Skip(1).Any())
            {
                var rest = CompileChoices([.. group.Select(parts => parts[1..])], next, mayShare - 1);
                Join(AddStep(new Step(StepKind.Character, NumberOf(set), rest, -1)));
                continue;
            }

            foreach (var parts in group)
            {
                var first = next;
                for (var i = parts.Length - 1; i >= 0; i--)
                    first = Compile(parts[i], first);
                Join(first);
            }
        }

        return entry;

        void Join(int first) => entry = entry < 0 ? first : AddStep(new Step(StepKind.Fork, 0, entry, first));
    }

    private int CompileRepeat(RepeatNode repeat, int next)
    {
        if (repeat.Most is { } most)
        {
            for (var i = repeat.Least; i < most; i++)
                next = AddStep(new Step(StepKind.Fork, 0, Compile(repeat.Part, next), next));
        }
        else
        {
            var fork = AddStep(new Step(StepKind.Fork, 0, -1, next));
            _steps[fork] = new Step(StepKind.Fork, 0, Compile(repeat.Part, fork), next);
            next = fork;
        }

        for (var i = 0; i < repeat.Least; i++)
            next = Compile(repeat.Part, next);
        return next;
    }

    private int NumberOf(CharacterSet set)
    {
        if (!_setNumbers.TryGetValue(set, out var number))
        {
            _setNumbers.Add(set, number = _sets.Count);
            _sets.Add(set);
        }

        return number;
    }
}

/// <summary>The look-arounds of a rule set: a program of their own finds where their bodies match, before the rules are read.</summary>
internal sealed class LookTable
{
    /// <summary>The most look-arounds of one direction.</summary>
    public const int Most = 32;

    private readonly List<Node> _behind = [];
    private readonly List<Node> _ahead = [];

    /// <summary>The bodies of those that look behind.</summary>
    public IReadOnlyList<Node> Behind => _behind;

    /// <summary>The bodies of those that look ahead.</summary>
    public IReadOnlyList<Node> Ahead => _ahead;

    /// <summary>The number of a look-around: that of its body, from 0 for those behind and from <see cref="Most"/> for those ahead.</summary>
    /// <exception cref="ExpressionException">There are too many, or one stands in another.</exception>
    public int NumberOf(LookNode look)
    {
        if (HoldsLook(look.Body))
            throw new ExpressionException(ExpressionFault.Unsupported, "a look-around inside another is not supported", 0);
        var bodies = look.Direction == LookDirection.Behind ? _behind : _ahead;
        var number = bodies.IndexOf(look.Body);
        if (number < 0)
        {
            if (bodies.Count == Most)
                throw new ExpressionException(ExpressionFault.Unsupported, $"the rules of one language have more than {Most} look-arounds", 0);
            number = bodies.Count;
            bodies.Add(look.Body);
        }

        return look.Direction == LookDirection.Behind ? number : number + Most;
    }

    // The parser bounds how deep an expression goes.
    private static bool HoldsLook(Node node) => node switch
    {
        LookNode => true,
        SequenceNode sequence => sequence.Parts.Any(HoldsLook),
        ChoiceNode choice => choice.Choices.Any(HoldsLook),
        RepeatNode repeat => HoldsLook(repeat.Part),
        _ => false,
    };
}
