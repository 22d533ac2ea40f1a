using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>
/// Names inline codes as OmegaT does in a file of ours (XLIFF 1.2): by a letter, and by a number that counts the codes of the source from 0.
/// A memory that says of itself that it is OmegaT's has them in its text; of any other OmegaT leaves the codes out.
/// </summary>
internal sealed class OmegaTTags
{
    private readonly Dictionary<InlineCode, int> _numbers = [];
    private int _count;

    private OmegaTTags()
    {
    }

    /// <summary>A source and its target with their codes as text.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target; a code that stands for one of the source has its id.</param>
    public static (CodedText Source, CodedText Target) Of(CodedText source, CodedText target)
    {
        if (source.Codes.IsEmpty && target.Codes.IsEmpty)
            return (source, target);
        var tags = new OmegaTTags();
        return (tags.Write(source), tags.Write(target));
    }

    private CodedText Write(CodedText text)
    {
        var (written, nested, position) = (new StringBuilder(), text.NestedPairs(), 0);
        foreach (var (offset, code) in text.Codes)
        {
            written.Append(text.Text, position, offset - position);
            position = offset;
            var isPair = code.Kind != CodeKind.Standalone && nested.Contains(code.Id);
            var number = NumberOf(isPair ? code with { Kind = CodeKind.Opening } : code);
            var (before, after) = (isPair, code.Kind) switch
            {
                (true, CodeKind.Opening) => ("<g", ">"),
                (true, _) => ("</g", ">"),
                (false, CodeKind.Opening) => ("<b", "/>"),
                (false, CodeKind.Closing) => ("<e", "/>"),
                _ => ("<x", "/>"),
            };
            written.Append(before).Append(CultureInfo.InvariantCulture, $"{number}").Append(after);
        }

        return new CodedText(written.Append(text.Text, position, text.Text.Length - position).ToString());
    }

    private int NumberOf(InlineCode code)
    {
        if (!_numbers.TryGetValue(code, out var number))
            _numbers.Add(code, number = _count++);
        return number;
    }
}
