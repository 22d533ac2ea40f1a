using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Localizer.Text;

namespace Localizer.Model;

/// <summary>
/// Text with inline codes: the text in one string, and the codes beside it at their offsets. So searching in the text sees through
/// the codes, and cutting it cannot lose one.
/// </summary>
public sealed class CodedText : IEquatable<CodedText>
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>");

    /// <summary>Puts a text and its codes together.</summary>
    /// <param name="text">The text without its codes; may be empty.</param>
    /// <param name="codes">The codes in reading order: offsets never fall, and lie between 0 and the text's length.</param>
    /// <exception cref="ArgumentException">The codes are out of order or outside of the text.</exception>
    public CodedText(string text, ImmutableArray<PlacedCode> codes)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        Codes = codes.IsDefault ? [] : codes;
        var last = 0;
        foreach (var placed in Codes)
        {
            if (placed.Offset < last || placed.Offset > text.Length)
                throw new ArgumentException("Codes must be in reading order and inside the text.", nameof(codes));
            last = placed.Offset;
        }
    }

    /// <summary>Text without codes.</summary>
    /// <param name="text">The text; may be empty.</param>
    public CodedText(string text)
        : this(text, [])
    {
    }

    /// <summary>No text and no codes.</summary>
    public static CodedText Empty { get; } = new("");

    /// <summary>The text without its codes.</summary>
    public string Text { get; }

    /// <summary>The codes in reading order.</summary>
    public ImmutableArray<PlacedCode> Codes { get; }

    /// <summary>
    /// The same text with its codes numbered from 1 in order of appearance, so that two texts are equal wherever they stood in
    /// their units. Memories compare texts in this form.
    /// </summary>
    public CodedText Normalized()
    {
        if (Codes.IsEmpty)
            return this;
        var numbers = new Dictionary<int, int>();
        return WithCodes(code => code with { Id = NumberOf(numbers, code.Id) });
    }

    /// <summary>
    /// The text in composed form (NFC), each run between two codes for itself, so that no code moves into a letter; itself when it is
    /// so already.
    /// </summary>
    internal CodedText Composed()
    {
        if (CanonicalComposition.IsComposed(Text))
            return this;
        var composed = new StringBuilder();
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(Codes.Length);
        var position = 0;
        foreach (var placed in Codes)
        {
            composed.Append(CanonicalComposition.Compose(Text[position..placed.Offset]));
            position = placed.Offset;
            codes.Add(placed with { Offset = composed.Length });
        }

        composed.Append(CanonicalComposition.Compose(Text[position..]));
        return new CodedText(composed.ToString(), codes.MoveToImmutable());
    }

    /// <summary>The reverse of <see cref="Normalized"/>: a text that was numbered like this one's normalized form gets this one's ids.</summary>
    /// <param name="other">A text, such as a target from memory, whose codes count from 1 as <see cref="Normalized"/> counts them.</param>
    /// <returns>The other text; a code that this one has no counterpart for gets a negative id, which no proof lets pass.</returns>
    public CodedText Denormalize(CodedText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Codes.IsEmpty)
            return other;
        var ids = Codes.Select(placed => placed.Code.Id).Distinct().ToArray();
        return other.WithCodes(code => code.Id >= 1 && code.Id <= ids.Length ? code with { Id = ids[code.Id - 1] } : code with { Id = -code.Id });
    }

    /// <summary>This target of one source as a target of another that reads the same (<see cref="Normalized"/>).</summary>
    /// <param name="from">The source whose code ids the text has.</param>
    /// <param name="to">The source whose code ids it is to have; its codes stand one for one for those of <paramref name="from"/>.</param>
    /// <returns>The text; a code that <paramref name="from"/> does not have gets a negative id, which no proof lets pass.</returns>
    internal CodedText Renumbered(CodedText from, CodedText to)
    {
        if (Codes.IsEmpty)
            return this;
        var ids = new Dictionary<int, int>();
        for (var i = 0; i < Math.Min(from.Codes.Length, to.Codes.Length); i++)
            ids[from.Codes[i].Code.Id] = to.Codes[i].Code.Id;
        return WithCodes(code => code with { Id = ids.TryGetValue(code.Id, out var id) ? id : -Math.Abs(code.Id) });
    }

    /// <summary>The same text with each code replaced by what <paramref name="change"/> makes of it.</summary>
    /// <param name="change">Called once a code, in reading order.</param>
    public CodedText WithCodes(Func<InlineCode, InlineCode> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new CodedText(Text, [.. Codes.Select(placed => placed with { Code = change(placed.Code) })]);
    }

    /// <summary>The text with stretches of it replaced; what stands behind one moves with it.</summary>
    /// <param name="edits">The stretches in reading order; they do not overlap, and no code stands inside of one.</param>
    internal CodedText Edited(IEnumerable<TextEdit> edits)
    {
        var text = new StringBuilder(Text.Length);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(Codes.Length);
        var (position, next, shift) = (0, 0, 0);
        foreach (var edit in edits)
        {
            for (; next < Codes.Length && Codes[next].Offset < edit.End; next++)
                codes.Add(Codes[next] with { Offset = Codes[next].Offset + shift });
            text.Append(Text, position, edit.Start - position).Append(edit.Replacement);
            (position, shift) = (edit.End, shift + edit.Replacement.Length - (edit.End - edit.Start));
        }

        for (; next < Codes.Length; next++)
            codes.Add(Codes[next] with { Offset = Codes[next].Offset + shift });
        return new CodedText(text.Append(Text, position, Text.Length - position).ToString(), codes.MoveToImmutable());
    }

    /// <summary>
    /// The text with its codes as XLIFF-like tags, everything else escaped as XML: a pair that nests is
    /// <c>&lt;pc id="1"&gt;…&lt;/pc&gt;</c>, a code that stands alone <c>&lt;ph id="2"/&gt;</c>, one whose partner is elsewhere, or
    /// crosses another pair, <c>&lt;sc id="3"/&gt;</c> or <c>&lt;ec startRef="3"/&gt;</c>.
    /// </summary>
    public string ToMarkup()
    {
        if (Codes.IsEmpty && !Text.AsSpan().ContainsAny(Escaped))
            return Text;
        var builder = new StringBuilder(Text.Length + (Codes.Length * 16));
        var nested = NestedPairs();
        var position = 0;
        foreach (var (offset, code) in Codes)
        {
            AppendEscaped(builder, Text.AsSpan(position, offset - position));
            position = offset;
            var pair = nested.Contains(code.Id);
            _ = code.Kind switch
            {
                CodeKind.Opening when pair => builder.Append(CultureInfo.InvariantCulture, $"<pc id=\"{code.Id}\">"),
                CodeKind.Closing when pair => builder.Append("</pc>"),
                CodeKind.Opening => builder.Append(CultureInfo.InvariantCulture, $"<sc id=\"{code.Id}\"/>"),
                CodeKind.Closing => builder.Append(CultureInfo.InvariantCulture, $"<ec startRef=\"{code.Id}\"/>"),
                _ => builder.Append(CultureInfo.InvariantCulture, $"<ph id=\"{code.Id}\"/>"),
            };
        }

        AppendEscaped(builder, Text.AsSpan(position));
        return builder.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(CodedText? other) =>
        other is not null && Text == other.Text && Codes.AsSpan().SequenceEqual(other.Codes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodedText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(string.GetHashCode(Text, StringComparison.Ordinal), Codes.Length);

    /// <summary>The form of <see cref="ToMarkup"/>, for messages and debuggers.</summary>
    public override string ToString() => ToMarkup();

    /// <summary>Ids of the pairs whose codes nest: a stack finds each closing code's partner on its top.</summary>
    internal HashSet<int> NestedPairs()
    {
        var nested = new HashSet<int>();
        var open = new Stack<int>();
        foreach (var (_, code) in Codes)
        {
            if (code.Kind == CodeKind.Opening)
                open.Push(code.Id);
            else if (code.Kind == CodeKind.Closing && open.TryPeek(out var top) && top == code.Id)
                nested.Add(open.Pop());
        }

        return nested;
    }

    private static int NumberOf(Dictionary<int, int> numbers, int id)
    {
        if (!numbers.TryGetValue(id, out var number))
            numbers.Add(id, number = numbers.Count + 1);
        return number;
    }

    private static void AppendEscaped(StringBuilder builder, ReadOnlySpan<char> text)
    {
        for (int next; (next = text.IndexOfAny(Escaped)) >= 0; text = text[(next + 1)..])
            builder.Append(text[..next]).Append(text[next] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
        builder.Append(text);
    }
}
