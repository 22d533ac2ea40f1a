using System.Runtime.InteropServices;

namespace Localizer.Segmentation.Expressions;

/// <summary>
/// Finds all expressions of a program at all places of a text, in one pass: a deterministic automaton whose states are made when a text
/// first needs them. A character costs one look-up, or at worst one step of each expression; nothing is ever read twice, so no
/// expression and no text can make it run away. One text at a time.
/// </summary>
internal sealed class Automaton
{
    // Past either, the states are forgotten and made anew as they are needed.
    private const int MostStates = 8_192;
    private const int MostCells = 2_000_000;
    private const int MostFindings = 50_000;
    private const int Unknown = -1;

    private readonly NodeProgram _program;
    private readonly Alphabet _alphabet;
    private readonly bool[][] _members;
    private readonly Step[] _steps;
    private readonly int _words;
    private readonly int _endLetter;
    private readonly Dictionary<StateKey, int> _states = [];
    private readonly List<StateKey> _keys = [];
    private readonly Dictionary<(int State, int Letter, ulong Looks), Cell> _rareCells = [];
    private readonly Dictionary<StateKey, int> _findingNumbers = [];
    private readonly List<ulong[]> _findings = [];
    private readonly int[] _visited;
    private readonly Stack<int> _open = new();
    private readonly List<int> _kernel = [];
    private Cell[] _cells = [];
    private int _visit;

    /// <summary>Makes an automaton.</summary>
    /// <param name="program">The expressions.</param>
    /// <param name="alphabet">An alphabet that the program's sets are part of.</param>
    /// <param name="expressionCount">How many expressions there are, by their highest number.</param>
    public Automaton(NodeProgram program, Alphabet alphabet, int expressionCount)
    {
        (_program, _alphabet) = (program, alphabet);
        _members = [.. program.Sets.Select(alphabet.MembersOf)];
        _steps = [.. program.Steps];
        _words = (expressionCount + 63) / 64;
        _endLetter = alphabet.Count;
        _visited = new int[_steps.Length];
        Forget();
    }

    /// <summary>Which way it reads.</summary>
    public ReadingDirection Direction => _program.Direction;

    /// <summary>What stands for the text's end.</summary>
    public int EndLetter => _endLetter;

    /// <summary>The expressions of a finding, one bit each; finding 0 is none.</summary>
    public ReadOnlySpan<ulong> FindingOf(int number) => _findings[number];

    /// <summary>The state before anything is read. States hold until the next call of this.</summary>
    public int Start()
    {
        if (_findings.Count > MostFindings)
            Forget();
        return StateOf(new StateKey([], NeighborKind.Edge));
    }

    /// <summary>Reads a letter, or the text's end.</summary>
    /// <param name="state">The state; afterwards the next one.</param>
    /// <param name="letter">The letter, or <see cref="EndLetter"/>.</param>
    /// <param name="looks">Which look-arounds match at the place before the letter.</param>
    /// <returns>The finding at the place before the letter, by number.</returns>
    public int Read(ref int state, int letter, ulong looks)
    {
        if (looks != 0)
            return ReadRare(ref state, letter, looks);
        var cell = _cells[(state * (_endLetter + 1)) + letter];
        if (cell.Next == Unknown)
            cell = MakeCell(state, letter);
        state = cell.Next;
        return cell.Finding;
    }

    private int ReadRare(ref int state, int letter, ulong looks)
    {
        if (!_rareCells.TryGetValue((state, letter, looks), out var cell))
        {
            if (_rareCells.Count > MostStates)
                _rareCells.Clear();
            var from = state;
            var (key, finding) = Follow(_keys[from], letter, looks);
            var hasForgotten = IsFull;
            cell = new Cell(StateOf(key), finding);
            if (!hasForgotten)
                _rareCells[(from, letter, looks)] = cell;
        }

        state = cell.Next;
        return cell.Finding;
    }

    private Cell MakeCell(int state, int letter)
    {
        var (key, finding) = Follow(_keys[state], letter, looks: 0);
        var hasForgotten = IsFull;
        var cell = new Cell(StateOf(key), finding);
        if (!hasForgotten)
            _cells[(state * (_endLetter + 1)) + letter] = cell;
        return cell;
    }

    private bool IsFull => _keys.Count >= MostStates || (_keys.Count + 1) * (_endLetter + 1) > MostCells;

    private int StateOf(StateKey key)
    {
        if (_states.TryGetValue(key, out var state) && !IsFull)
            return state;
        if (IsFull)
            ForgetStates();
        state = _keys.Count;
        var needed = (state + 1) * (_endLetter + 1);
        if (needed > _cells.Length)
        {
            var length = _cells.Length;
            Array.Resize(ref _cells, Math.Max(needed, length * 2));
            _cells.AsSpan(length).Fill(new Cell(Unknown, 0));
        }

        _states.Add(key, state);
        _keys.Add(key);
        return state;
    }

    private void Forget()
    {
        ForgetStates();
        _findingNumbers.Clear();
        _findings.Clear();
        _findings.Add(new ulong[_words]);
    }

    private void ForgetStates()
    {
        _states.Clear();
        _rareCells.Clear();
        _keys.Clear();
        _cells.AsSpan().Fill(new Cell(Unknown, 0));
    }

    /// <summary>The state after a letter and the finding before it: follows all steps that are open at once.</summary>
    private (StateKey Next, int Finding) Follow(StateKey state, int letter, ulong looks)
    {
        var read = letter == _endLetter ? NeighborKind.Edge : _alphabet.KindOf((ushort)letter);
        var (left, right) = Direction == ReadingDirection.Forward ? (state.Kind, read) : (read, state.Kind);
        var found = default(ulong[]);
        _visit++;
        _kernel.Clear();
        foreach (var step in _program.Starts)
            Open(step);
        foreach (var step in state.Steps)
            Open(step);
        while (_open.TryPop(out var number))
        {
            var step = _steps[number];
            switch (step.Kind)
            {
                case StepKind.Fork:
                    Open(step.Next);
                    Open(step.Other);
                    break;
                case StepKind.Character when letter != _endLetter && _members[step.Argument][letter]:
                    _kernel.Add(step.Next);
                    break;
                case StepKind.Place when Holds((PlaceKind)step.Argument, left, right):
                case StepKind.Look when (looks >> step.Argument & 1) == 1:
                case StepKind.LookNot when (looks >> step.Argument & 1) == 0:
                    Open(step.Next);
                    break;
                case StepKind.Found:
                    found ??= new ulong[_words];
                    found[step.Argument / 64] |= 1UL << (step.Argument % 64);
                    break;
            }
        }

        _kernel.Sort();
        var distinct = new List<int>(_kernel.Count);
        foreach (var step in _kernel)
        {
            if (distinct.Count == 0 || distinct[^1] != step)
                distinct.Add(step);
        }

        return (new StateKey([.. distinct], read), found is null ? 0 : NumberOf(found));
    }

    private void Open(int step)
    {
        if (_visited[step] == _visit)
            return;
        _visited[step] = _visit;
        _open.Push(step);
    }

    private int NumberOf(ulong[] found)
    {
        var key = new StateKey(MemoryMarshal.Cast<ulong, int>(found).ToArray(), NeighborKind.Edge);
        if (!_findingNumbers.TryGetValue(key, out var number))
        {
            _findingNumbers.Add(key, number = _findings.Count);
            _findings.Add(found);
        }

        return number;
    }

    private static bool Holds(PlaceKind kind, NeighborKind left, NeighborKind right) => kind switch
    {
        PlaceKind.TextStart => left == NeighborKind.Edge,
        PlaceKind.TextEnd => right == NeighborKind.Edge,
        PlaceKind.LineStart => left is NeighborKind.Edge or NeighborKind.LineEnd,
        PlaceKind.LineEnd => right is NeighborKind.Edge or NeighborKind.LineEnd,
        PlaceKind.WordBoundary => left == NeighborKind.Word != (right == NeighborKind.Word),
        _ => left == NeighborKind.Word == (right == NeighborKind.Word),
    };

    private readonly record struct Cell(int Next, int Finding);

    /// <summary>The steps that are open in a state, and what was read last.</summary>
    private readonly struct StateKey(int[] steps, NeighborKind kind) : IEquatable<StateKey>
    {
        public int[] Steps { get; } = steps;

        public NeighborKind Kind { get; } = kind;

        public bool Equals(StateKey other) => Kind == other.Kind && Steps.AsSpan().SequenceEqual(other.Steps);

        public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(Steps.AsSpan()));
            hash.Add(Kind);
            return hash.ToHashCode();
        }
    }
}
