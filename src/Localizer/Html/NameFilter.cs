using System.Buffers;

namespace Localizer.Html;

/// <summary>Tells quickly that a name is none of a few: by its length and its first and last letter, whatever the case.</summary>
internal sealed class NameFilter
{
    private static readonly SearchValues<byte> SpaceOrReference = SearchValues.Create(" \t\n\f\r&"u8);

    // For each length which first and last letters names of it have, told apart by both.
    private readonly uint[] _letters;

    /// <summary>A filter.</summary>
    /// <param name="names">The names, which begin and end with letters.</param>
    public NameFilter(IReadOnlyCollection<string> names)
    {
        _letters = new uint[names.Max(name => name.Length) + 1];
        foreach (var name in names)
            _letters[name.Length] |= 1u << Bit(name[0], name[^1]);
    }

    /// <summary>Whether a name may be one of them: a quick no for most others.</summary>
    /// <param name="name">The name as the page writes it.</param>
    public bool MayHold(ReadOnlySpan<byte> name) =>
        name.Length < _letters.Length && !name.IsEmpty && (_letters[name.Length] >> Bit(name[0], name[^1]) & 1) != 0;

    /// <summary>Whether a value is a name as it stands: it holds no white space and no character reference.</summary>
    /// <param name="value">The value as the page writes it.</param>
    public static bool IsPlain(ReadOnlySpan<byte> value) => !value.ContainsAny(SpaceOrReference);

    // The lower five bits of a letter are the same in both cases.
    private static int Bit(int first, int last) => (first ^ last) & 31;
}
