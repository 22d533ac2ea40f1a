using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.InlineCodes;

/// <summary>A target in the making: its text, and its codes in reading order.</summary>
/// <param name="text">The text.</param>
/// <param name="codes">The codes in reading order.</param>
internal sealed class Draft(string text, List<PlacedCode> codes)
{
    /// <summary>The text without its codes.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The codes in reading order.</summary>
    public List<PlacedCode> Codes { get; } = codes;

    /// <summary>Puts tokens together.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <returns>The draft, or <see langword="null"/> when a damaged tag is among them.</returns>
    public static Draft? Of(List<AnswerToken> tokens)
    {
        var codes = new List<PlacedCode>(tokens.Count);
        string? first = null;
        System.Text.StringBuilder? builder = null;
        var length = 0;
        foreach (var token in tokens)
        {
            switch (token.Kind)
            {
                case AnswerTokenKind.Damaged:
                    return null;
                case AnswerTokenKind.Code:
                    codes.Add(new PlacedCode(length, token.Code));
                    break;
                default:
                    if (first is null)
                        first = token.Text;
                    else
                        (builder ??= new System.Text.StringBuilder(first)).Append(token.Text);
                    length += token.Text.Length;
                    break;
            }
        }

        return new Draft(builder?.ToString() ?? first ?? "", codes);
    }

    /// <summary>The finished text.</summary>
    public CodedText ToCodedText() => new(Text, [.. Codes]);

    /// <summary>The place of a code among the codes, or -1.</summary>
    /// <param name="code">The code.</param>
    public int IndexOf(InlineCode code) => Codes.FindIndex(placed => placed.Code == code);

    /// <summary>Puts a pair round a range.</summary>
    /// <param name="id">The pair's number.</param>
    /// <param name="range">The range.</param>
    /// <param name="source">The places of the source's codes.</param>
    public void AddPair(int id, Word range, CodePlaces source)
    {
        Add(new PlacedCode(range.Start, new InlineCode(id, CodeKind.Opening)), source);
        Add(new PlacedCode(range.End, new InlineCode(id, CodeKind.Closing)), source);
    }

    /// <summary>Puts a code at a place; among codes that stand there already it has the place that it has among them in the source.</summary>
    /// <param name="placed">The code and its place.</param>
    /// <param name="source">The places of the source's codes.</param>
    public void Add(PlacedCode placed, CodePlaces source)
    {
        var index = Codes.FindIndex(other => other.Offset >= placed.Offset);
        if (index < 0)
            index = Codes.Count;
        var order = source.IndexOf(placed.Code);
        for (var i = index; i < Codes.Count && Codes[i].Offset == placed.Offset; i++)
        {
            if (source.IndexOf(Codes[i].Code) < order)
                index = i + 1;
        }

        Codes.Insert(index, placed);
    }

    /// <summary>Puts text before everything.</summary>
    /// <param name="text">The text.</param>
    public void Prepend(string text)
    {
        Text = text + Text;
        for (var i = 0; i < Codes.Count; i++)
            Codes[i] = Codes[i] with { Offset = Codes[i].Offset + text.Length };
    }

    /// <summary>Replaces a range of the text; codes inside it go to its end.</summary>
    /// <param name="start">First UTF-16 unit of the range.</param>
    /// <param name="end">The first after it.</param>
    /// <param name="replacement">What stands there then.</param>
    public void Replace(int start, int end, string replacement)
    {
        Text = string.Concat(Text.AsSpan(0, start), replacement, Text.AsSpan(end));
        var shift = replacement.Length - (end - start);
        for (var i = 0; i < Codes.Count; i++)
        {
            if (Codes[i].Offset > start)
                Codes[i] = Codes[i] with { Offset = Math.Max(start, Codes[i].Offset + shift) };
        }
    }
}
