using System.Text;

namespace Localizer.Text;

/// <summary>
/// The indexes of section 5 of the standard, made from .NET's code pages and a list of where they differ. Each is made once, when the
/// first page needs it.
/// </summary>
internal static class DoubleByteIndexes
{
    private const int PrivateUseStart = 0xE000;
    private const int PrivateUseEnd = 0xF900;

    /// <summary>Index gb18030; .NET follows its edition of 2000, the standard that of 2022, in twenty places.</summary>
    public static readonly Lazy<DoubleByteIndex> Gb18030 = new(() =>
    {
        var characters = Gb18030Of2000();
        Put(characters, 6555, "\u3000");
        Put(characters, 7182, "︐︒︑︓︔︕︖");
        Put(characters, 7201, "︗︘");
        Put(characters, 7208, "︙");
        Put(characters, 7533, "ḿ");
        Put(characters, 23775, "龴");
        Put(characters, 23783, "龵");
        Put(characters, 23788, "龶龷");
        Put(characters, 23795, "龸");
        Put(characters, 23812, "龹");
        Put(characters, 23829, "龺");
        Put(characters, 23845, "龻");
        return new DoubleByteIndex(characters);
    });

    /// <summary>
    /// Index gb18030 ranges, for characters of four bytes up to U+FFFF: what the edition of 2000 has no pair for, in the order of
    /// code points, but for one that later editions moved.
    /// </summary>
    public static readonly Lazy<DoubleByteIndex> Gb18030Ranges = new(() =>
    {
        var pairs = Gb18030Of2000().ToHashSet();
        var characters = Enumerable.Range(0x80, char.MaxValue + 1 - 0x80)
            .Where(scalar => !char.IsSurrogate((char)scalar) && !pairs.Contains(scalar)).ToArray();
        Put(characters, 7457, "\uE7C7");
        return new DoubleByteIndex(characters);
    });

    /// <summary>Index Big5; what lies before 0xA140 is read but never written.</summary>
    public static readonly Lazy<DoubleByteIndex> Big5 = new(() =>
    {
        var characters = FromCodePage(950, 126 * 157, Big5PageEncoding.Bytes);
        ClearPrivateUse(characters);
        foreach (var (pointer, text) in Big5Additions.All)
            Put(characters, pointer, text);
        return new DoubleByteIndex(
            characters, pointer => pointer >= (0xA1 - 0x81) * 157, [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345]);
    });

    /// <summary>Index EUC-KR.</summary>
    public static readonly Lazy<DoubleByteIndex> EucKr = new(() =>
    {
        var characters = FromCodePage(949, 126 * 190, EucKrPageEncoding.Bytes);
        ClearPrivateUse(characters);
        return new DoubleByteIndex(characters);
    });

    /// <summary>Index jis0208, for EUC-JP.</summary>
    public static readonly Lazy<DoubleByteIndex> Jis0208 = new(() => new DoubleByteIndex(Jis0208Characters()));

    /// <summary>Index jis0208, for Shift_JIS: NEC's copy of IBM's extensions is read but never written.</summary>
    public static readonly Lazy<DoubleByteIndex> ShiftJis =
        new(() => new DoubleByteIndex(Jis0208Characters(), pointer => pointer is < 8272 or > 8835));

    /// <summary>Index jis0212.</summary>
    public static readonly Lazy<DoubleByteIndex> Jis0212 = new(() =>
    {
        // .NET writes the pairs of this set with a trail byte below 0x80, and has IBM's extensions after its 77 rows.
        var characters = FromCodePage(20932, 77 * 94, pointer => ((byte)((pointer / 94) + 0xA1), (byte)((pointer % 94) + 0x21)));
        Put(characters, 116, "～");
        Put(characters, 174, "№");
        return new DoubleByteIndex(characters);
    });

    private static int[] Gb18030Of2000() => FromCodePage(54936, 126 * 190, Gb18030PageEncoding.Bytes);

    private static int[] Jis0208Characters()
    {
        const int necCopy = 8272;
        const int ibmExtensions = 10716;
        var characters = FromCodePage(932, 60 * 188, ShiftJisPageEncoding.Bytes);
        ClearPrivateUse(characters);
        // .NET leaves out what stands a second time.
        Put(characters, 1207, "≒≡∫");
        Put(characters, 1212, "√⊥∠");
        Put(characters, 1217, "∵∩∪");
        Put(characters, ibmExtensions + 10, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ￢");
        Put(characters, ibmExtensions + 24, "㈱№℡∵");
        // NEC's copy has the ideographs first, then the small Roman numerals and four signs.
        characters.AsSpan(ibmExtensions + 28, 360).CopyTo(characters.AsSpan(necCopy));
        characters.AsSpan(ibmExtensions, 10).CopyTo(characters.AsSpan(necCopy + 362));
        characters.AsSpan(ibmExtensions + 20, 4).CopyTo(characters.AsSpan(necCopy + 372));
        return characters;
    }

    private static int[] FromCodePage(int codePage, int length, Func<int, (byte Lead, byte Trail)> bytes)
    {
        // Asked directly: registering the provider would change what Encoding.GetEncoding gives to everyone in the process.
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            codePage, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"))!;
        var characters = new int[length];
        Span<byte> pair = stackalloc byte[2];
        Span<char> decoded = stackalloc char[4];
        for (var pointer = 0; pointer < length; pointer++)
        {
            (pair[0], pair[1]) = bytes(pointer);
            if (encoding.GetChars(pair, decoded) == 1 && decoded[0] != '\uFFFD')
                characters[pointer] = decoded[0];
        }

        return characters;
    }

    // .NET reads the areas for users' own characters, which the standard has nothing for.
    private static void ClearPrivateUse(int[] characters)
    {
        foreach (ref var character in characters.AsSpan())
        {
            if (character is >= PrivateUseStart and < PrivateUseEnd)
                character = 0;
        }
    }

    private static void Put(int[] characters, int pointer, string text)
    {
        foreach (var scalar in text.EnumerateRunes())
            characters[pointer++] = scalar.Value;
    }
}
