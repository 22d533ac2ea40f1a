using System.Buffers;
using System.Numerics;
using Localizer.Segmentation.Expressions;

namespace Localizer.Segmentation;

/// <summary>Rules at work on one text at a time.</summary>
internal sealed class BreakRuleScan
{
    private readonly Alphabet _alphabet;
    private readonly Automaton[] _before;
    private readonly Automaton _after;
    private readonly Automaton? _lookBehind;
    private readonly Automaton? _lookAhead;
    private readonly RuleBits _rules;
    private readonly bool _isAlwaysCandidate;
    private readonly List<Candidate> _candidates = [];
    private readonly int[] _states;
    private readonly int[] _findings;

    /// <summary>Sets up a scan.</summary>
    /// <param name="alphabet">The letters of all automata.</param>
    /// <param name="before">Find what stands before a place, two at most.</param>
    /// <param name="after">Finds what stands after it.</param>
    /// <param name="lookBehind">Finds the bodies of look-behinds, or <see langword="null"/> when there are none.</param>
    /// <param name="lookAhead">Finds the bodies of look-aheads, or <see langword="null"/> when there are none.</param>
    /// <param name="rules">What the rules are.</param>
    public BreakRuleScan(Alphabet alphabet, Automaton[] before, Automaton after, Automaton? lookBehind, Automaton? lookAhead, RuleBits rules)
    {
        (_alphabet, _before, _after, _lookBehind, _lookAhead, _rules) = (alphabet, before, after, lookBehind, lookAhead, rules);
        _isAlwaysCandidate = Meets(rules.Always, rules.Breaking);
        (_states, _findings) = (new int[before.Length], new int[2]);
    }

    /// <summary>Finds the breaks of a text.</summary>
    public List<int> FindBreaks(string text)
    {
        var looks = _lookBehind is null && _lookAhead is null ? null : ArrayPool<ulong>.Shared.Rent(text.Length + 1);
        if (looks is not null)
            FindLooks(text, looks);
        _candidates.Clear();
        FindCandidates(text, looks);
        var breaks = new List<int>();
        if (_candidates.Count > 0)
            Decide(text, looks, breaks);
        if (looks is not null)
            ArrayPool<ulong>.Shared.Return(looks);
        breaks.Reverse();
        return breaks;
    }

    private void FindLooks(string text, ulong[] looks)
    {
        looks.AsSpan(0, text.Length + 1).Clear();
        if (_lookBehind is { } behind)
        {
            var state = behind.Start();
            for (var at = 0; at < text.Length;)
            {
                var place = at;
                looks[place] |= behind.FindingOf(behind.Read(ref state, NextLetter(text, ref at), 0))[0];
            }

            looks[text.Length] |= behind.FindingOf(behind.Read(ref state, behind.EndLetter, 0))[0];
        }

        if (_lookAhead is { } ahead)
        {
            var state = ahead.Start();
            for (var at = text.Length; at > 0;)
            {
                var place = at;
                looks[place] |= ahead.FindingOf(ahead.Read(ref state, LetterBefore(text, ref at), 0))[0] << LookTable.Most;
            }

            looks[0] |= ahead.FindingOf(ahead.Read(ref state, ahead.EndLetter, 0))[0] << LookTable.Most;
        }
    }

    /// <summary>Finds the places before which something stands that a breaking rule asks for.</summary>
    private void FindCandidates(string text, ulong[]? looks)
    {
        for (var i = 0; i < _before.Length; i++)
            _states[i] = _before[i].Start();
        for (var at = 0; at < text.Length;)
        {
            var place = at;
            var letter = NextLetter(text, ref at);
            var look = looks is null ? 0 : looks[place];
            var isCandidate = _isAlwaysCandidate;
            for (var i = 0; i < _before.Length; i++)
            {
                var finding = _before[i].Read(ref _states[i], letter, look);
                _findings[i] = finding;
                isCandidate |= finding != 0 && Meets(_before[i].FindingOf(finding), _rules.Breaking);
            }

            if (isCandidate && place > 0)
                _candidates.Add(new Candidate(place, _findings[0], _findings[1]));
        }
    }

    /// <summary>Goes through the candidates from the last one, with what stands after them.</summary>
    private void Decide(string text, ulong[]? looks, List<int> breaks)
    {
        var state = _after.Start();
        var next = _candidates.Count - 1;
        for (var at = text.Length; at > 0 && next >= 0;)
        {
            var place = at;
            var letter = LetterBefore(text, ref at);
            var finding = _after.Read(ref state, letter, looks is null ? 0 : looks[place]);
            if (_candidates[next].Place != place)
                continue;
            if (IsBreak(_candidates[next--], finding))
                breaks.Add(place);
        }
    }

    /// <summary>Whether the first rule that fits before and after is a breaking one.</summary>
    private bool IsBreak(Candidate candidate, int afterFinding)
    {
        var after = _after.FindingOf(afterFinding);
        for (var word = 0; word < _rules.Breaking.Length; word++)
        {
            var before = _rules.Always[word];
            if (_before.Length > 0)
                before |= _before[0].FindingOf(candidate.First)[word];
            if (_before.Length > 1)
                before |= _before[1].FindingOf(candidate.Second)[word];
            var fitting = before & (after[word] | _rules.BeforeNothing[word]);
            if (fitting != 0)
                return (_rules.Breaking[word] >> BitOperations.TrailingZeroCount(fitting) & 1) == 1;
        }

        return false;
    }

    private ushort NextLetter(string text, ref int at)
    {
        var character = text[at++];
        return char.IsHighSurrogate(character) && at < text.Length && char.IsLowSurrogate(text[at])
            ? _alphabet.LetterOf(char.ConvertToUtf32(character, text[at++]))
            : _alphabet.Basic[character];
    }

    private ushort LetterBefore(string text, ref int at)
    {
        var character = text[--at];
        return char.IsLowSurrogate(character) && at > 0 && char.IsHighSurrogate(text[at - 1])
            ? _alphabet.LetterOf(char.ConvertToUtf32(text[--at], character))
            : _alphabet.Basic[character];
    }

    private static bool Meets(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < other.Length; i++)
        {
            if ((one[i] & other[i]) != 0)
                return true;
        }

        return false;
    }

    /// <summary>A place where a breaking rule may fit, and what each automaton found before it.</summary>
    private readonly record struct Candidate(int Place, int First, int Second);
}
