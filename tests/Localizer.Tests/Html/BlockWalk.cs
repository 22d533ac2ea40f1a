using System.Text;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Tests.Html;

/// <summary>
/// The blocks of a tree in their order, each with the text that belongs to it, worked out from a tree alone, whoever built it: an element
/// that is a block ends the text before it and at its end its own; text in what flows inside text as one code is another text's; code
/// and other content that nobody translates is none. White space, NUL and U+FFFD are left out, and so is what holds no word.
/// </summary>
internal sealed class BlockWalk
{
    private readonly List<(StringBuilder Text, string Block)> _blocks = [];
    private readonly Stack<(HtmlTag Tag, ElementNamespace Namespace, string Name, bool IsLeft)> _open = [];
    private readonly Stack<int> _interrupted = [];

    // The place of the text at hand in the list; -1 when none is begun.
    private int _current = -1;

    /// <summary>The blocks that people read, each as its element's name and its text.</summary>
    public IReadOnlyList<string> Blocks => [.. _blocks.Select(block => Row(block.Block, block.Text.ToString())).OfType<string>()];

    /// <summary>The blocks as extraction has them.</summary>
    /// <param name="name">The page's name.</param>
    /// <param name="page">Its bytes.</param>
    public static IReadOnlyList<string> Extracted(string name, byte[] page) =>
    [
        .. PageExtractor.Extract(SourcePage.Read(name, page)).ReadUnits()
            .Where(unit => unit is { Kind: UnitKind.Text or UnitKind.Title, Around.IsEmpty: true })
            .Select(unit => Row(unit.Name, unit.Source.Text)).OfType<string>(),
    ];

    /// <summary>How many blocks two sequences have in common, in the same order.</summary>
    public static int InCommon(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var lengths = new int[other.Count + 1];
        foreach (var row in one)
        {
            var diagonal = 0;
            for (var i = 0; i < other.Count; i++)
                (diagonal, lengths[i + 1]) = (lengths[i + 1], row == other[i] ? diagonal + 1 : Math.Max(lengths[i + 1], lengths[i]));
        }

        return lengths[^1];
    }

    /// <summary>
    /// The blocks as extraction has them, those of one element joined whose texts together are a block of the tree: what a table's foster
    /// parenting puts beside other text stays where its bytes are, and no unit reaches across the table.
    /// </summary>
    public static IReadOnlyList<string> Joined(IReadOnlyList<string> extracted, IReadOnlyList<string> expected)
    {
        var rows = extracted.ToList();
        foreach (var row in expected.Where(row => !rows.Contains(row)))
        {
            var (joined, parts) = (row[..(row.IndexOf(':', StringComparison.Ordinal) + 2)], new List<int>());
            var block = joined;
            for (var i = 0; i < rows.Count; i++)
            {
                if (!rows[i].StartsWith(block, StringComparison.Ordinal) || !row.StartsWith(joined + rows[i][block.Length..], StringComparison.Ordinal))
                    continue;
                joined += rows[i][block.Length..];
                parts.Add(i);
            }

            if (joined != row)
                continue;
            rows[parts[0]] = row;
            foreach (var part in parts.Skip(1).Reverse())
                rows.RemoveAt(part);
        }

        return rows;
    }

    /// <summary>Enters an element.</summary>
    /// <param name="name">Its name, in lower case.</param>
    /// <param name="ns">Its namespace.</param>
    /// <param name="isLeft">Whether its attributes, or what it is made of, keep it from being translated.</param>
    public void Open(string name, ElementNamespace ns, bool isLeft = false)
    {
        var tag = TagNames.TryGetKnown(name, out var known) ? known : HtmlTag.FirstOther;
        var role = ExtractionRules.RoleOf(tag, ns);
        var isAround = _open.TryPeek(out var parent) && parent.IsLeft;
        var isRoot = (ns, tag) is (ElementNamespace.Svg, HtmlTag.Svg) or (ElementNamespace.MathMl, HtmlTag.Math);
        if (role == ExtractionRole.Block)
            _current = -1;
        else if (role == ExtractionRole.SubFlow)
            Interrupt();
        _open.Push((tag, ns, name, isLeft || isRoot || ExtractionRules.IsOffLimits(role) || (isAround && !ExtractionRules.IsForeignText(tag, ns))));
    }

    /// <summary>Leaves the element that was entered last.</summary>
    public void Close()
    {
        var (tag, ns, _, _) = _open.Pop();
        var role = ExtractionRules.RoleOf(tag, ns);
        if (role == ExtractionRole.Block)
            _current = -1;
        else if (role == ExtractionRole.SubFlow)
            _current = _interrupted.Pop();
    }

    /// <summary>Meets a text.</summary>
    public void Add(string text)
    {
        if ((_open.TryPeek(out var parent) && parent.IsLeft) || string.IsNullOrWhiteSpace(text))
            return;
        Begin();
        _blocks[_current].Text.Append(text);
    }

    // The text around comes before what is inside it.
    private void Interrupt()
    {
        Begin();
        _interrupted.Push(_current);
        _current = -1;
    }

    private void Begin()
    {
        if (_current >= 0)
            return;
        _current = _blocks.Count;
        _blocks.Add((new StringBuilder(), BlockAround()));
    }

    private string BlockAround()
    {
        foreach (var (tag, ns, name, _) in _open)
        {
            if (ExtractionRules.RoleOf(tag, ns) is ExtractionRole.Block or ExtractionRole.SubFlow)
                return name;
        }

        return "body";
    }

    private static string? Row(string block, string text)
    {
        var bare = string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character is not ('\0' or '\uFFFD')));
        return bare.EnumerateRunes().Any(Rune.IsLetter) && !bare.All(character => char.IsAscii(character) && !char.IsAsciiLetter(character)) && !IsAddress(text.Trim())
            ? $"{block}: {bare}"
            : null;
    }

    // Nobody translates what is an address from end to end; told without the code that is tested.
    private static bool IsAddress(string text) =>
        !text.Any(char.IsWhiteSpace) && text.Any(character => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character)) && text.IndexOfAny(['.', '/', '@', ':', '_']) >= 0;
}
