using System.Collections.Immutable;
using System.Text;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Brings texts with inline codes into composed form (NFC): each run between two codes for itself, so that no code moves into a letter.</summary>
internal static class ComposedText
{
    /// <summary>The text in composed form; itself when it is already.</summary>
    public static CodedText Of(CodedText text)
    {
        if (text.Codes.IsEmpty)
            return CanonicalComposition.Compose(text.Text) is var whole && ReferenceEquals(whole, text.Text) ? text : new CodedText(whole);
        var composed = new StringBuilder();
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(text.Codes.Length);
        var position = 0;
        foreach (var placed in text.Codes)
        {
            composed.Append(CanonicalComposition.Compose(text.Text[position..placed.Offset]));
            position = placed.Offset;
            codes.Add(placed with { Offset = composed.Length });
        }

        composed.Append(CanonicalComposition.Compose(text.Text[position..]));
        return new CodedText(composed.ToString(), codes.MoveToImmutable());
    }
}
