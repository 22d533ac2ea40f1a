using System.Collections.Frozen;
using System.Text;

namespace Localizer.Html;

/// <summary>Gives each element name of a page a number, whatever its case: the known ones theirs, the others one of the page's own.</summary>
internal sealed class TagNames
{
    private const int LongestKnown = 16;
    private const int LongestPacked = 8;

    private static readonly FrozenDictionary<string, HtmlTag> Known = Enum.GetValues<HtmlTag>()
        .Where(tag => tag is > HtmlTag.None and < HtmlTag.FirstOther)
        .ToFrozenDictionary(NameOfKnown, StringComparer.Ordinal);

    // Names of up to eight letters, packed: nearly all tags of a page are found by one number.
    private static readonly FrozenDictionary<ulong, HtmlTag> KnownShort = Known
        .Where(pair => pair.Key.Length <= LongestPacked)
        .ToFrozenDictionary(pair => Pack(Encoding.Latin1.GetBytes(pair.Key)), pair => pair.Value);

    private static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> KnownByChars =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] KnownNames = BuildKnownNames();

    private readonly List<string> _others = [];
    private readonly Dictionary<string, HtmlTag> _otherNumbers = new(StringComparer.Ordinal);

    /// <summary>The number of a name; names that differ in the case of ASCII letters alone are one.</summary>
    /// <param name="name">The name's bytes as they stand in the page.</param>
    public HtmlTag Intern(ReadOnlySpan<byte> name)
    {
        if (name.Length <= LongestPacked)
        {
            if (KnownShort.TryGetValue(Pack(name), out var known))
                return known;
        }
        else if (name.Length <= LongestKnown)
        {
            Span<char> characters = stackalloc char[LongestKnown];
            for (var i = 0; i < name.Length; i++)
                characters[i] = (char)(name[i] is >= (byte)'A' and <= (byte)'Z' ? name[i] | 0x20 : name[i]);
            if (KnownByChars.TryGetValue(characters[..name.Length], out var known))
                return known;
        }

        var other = Encoding.Latin1.GetString(name).ToLowerInvariant();
        if (!_otherNumbers.TryGetValue(other, out var number))
        {
            number = HtmlTag.FirstOther + _others.Count;
            _others.Add(other);
            _otherNumbers.Add(other, number);
        }

        return number;
    }

    private static ulong Pack(ReadOnlySpan<byte> name)
    {
        var packed = 0UL;
        foreach (var value in name)
            packed = (packed << 8) | (uint)(value is >= (byte)'A' and <= (byte)'Z' ? value | 0x20 : value);
        return packed;
    }

    /// <summary>The name of a number that this page knows, in lower case.</summary>
    /// <param name="tag">A number that <see cref="Intern"/> gave, or a known one.</param>
    public string NameOf(HtmlTag tag) => tag >= HtmlTag.FirstOther ? _others[tag - HtmlTag.FirstOther] : KnownNames[(int)tag];

    private static string NameOfKnown(HtmlTag tag) => tag.ToString().ToLowerInvariant().Replace('_', '-');

    private static string[] BuildKnownNames()
    {
        var names = new string[Known.Values.Max(tag => (int)tag) + 1];
        Array.Fill(names, "");
        foreach (var (name, tag) in Known)
            names[(int)tag] = name;
        return names;
    }
}
