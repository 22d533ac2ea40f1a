using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// Gives the units of a page their ids: a hash of what makes a unit the one that it is (kind, name, text and codes), and a number for
/// the second and later ones of a kind. A unit's place has no part in it.
/// </summary>
internal sealed class UnitIdentities
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdLength = 8;

    private readonly Dictionary<ulong, int> _occurrences = [];

    /// <summary>The id of the next unit of the page.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text, white space collapsed.</param>
    /// <param name="codes">Its codes.</param>
    public string Next(UnitKind kind, string name, ReadOnlySpan<char> text, ReadOnlySpan<PlacedCode> codes)
    {
        // Each part seeds the next, so that no part can run on into another. Chars are hashed as they lie in memory, low byte first.
        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(name.AsSpan()), (long)kind);
        hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), unchecked((long)hash));
        foreach (var (offset, code) in codes)
        {
            Span<int> numbers = [offset, code.Id, (int)code.Kind];
            hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(numbers), unchecked((long)hash));
        }

        // What is kept of the hash is what the id shows of it.
        hash >>= 64 - (IdLength * 5);
        var occurrence = CollectionsMarshal.GetValueRefOrAddDefault(_occurrences, hash, out _) += 1;
        Span<char> id = stackalloc char[IdLength];
        Spell(hash, id);
        return occurrence == 1 ? id.ToString() : string.Create(CultureInfo.InvariantCulture, $"{id}-{occurrence}");
    }

    private static void Spell(ulong hash, Span<char> id)
    {
        for (var i = 0; i < IdLength; i++)
            id[i] = Base32[(int)((hash >> ((IdLength - 1 - i) * 5)) & 31)];

        // XLIFF's ids are NMTOKENs that XPath and people take for names: a letter comes first.
        if (char.IsAsciiDigit(id[0]))
            id[0] = (char)('g' + (id[0] - '2'));
    }
}
