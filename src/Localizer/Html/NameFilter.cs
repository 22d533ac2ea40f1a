using System.Buffers;

namespace Localizer.Html;

/// <summary>Tells quickly that a name is none of a few: by its length and its first letter, whatever the case.</summary>
internal sealed class NameFilter
{
    private static readonly SearchValues<byte> SpaceOrReference = SearchValues.Create(" \t\n\f\r&"u8);

    // For each length the first letters that names of it begin with, as bits.
    private readonly uint[] _firstLetters;

    /// <summary>A filter.</summary>
    /// <param name="names">The names, which begin with letters.</param>
    public NameFilter(IReadOnlyCollection<string> names)
    {
        _firstLetters = new uint[names.Max(name => name.Length) + 1];
        foreach (var name in names)
            _firstLetters[name.Length] |= 1u << (name[0] & 31);
    }

    /// <summary>Whether a name may be one of them: a quick no for most others.</summary>
    /// <param name="name">The name as the page writes it.</param>
    public bool MayHold(ReadOnlySpan<byte> name) =>
        name.Length < _firstLetters.Length && !name.IsEmpty && (_firstLetters[name.Length] >> (name[0] & 31) & 1) != 0;

    /// <summary>Whether a value is a name as it stands: it holds no white space and no character reference.</summary>
    /// <param name="value">The value as the page writes it.</param>
    public static bool IsPlain(ReadOnlySpan<byte> value) => !value.ContainsAny(SpaceOrReference);
}
