using System.Buffers;
using System.Globalization;
using System.Text;

namespace Localizer.Exchange.Xliff;

/// <summary>An XML file's text on its way out, as UTF-8: no more of it is held than what takes the bytes holds.</summary>
/// <param name="output">Takes the bytes.</param>
internal sealed class XmlText(IBufferWriter<byte> output)
{
    // Of a UTF-16 unit.
    private const int MostBytes = 3;

    /// <summary>Writes text as it is.</summary>
    /// <param name="text">The text, no surrogate pair cut at its ends.</param>
    public XmlText Append(ReadOnlySpan<char> text)
    {
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(text.Length * MostBytes)));
        return this;
    }

    /// <summary>Writes an ASCII character.</summary>
    public XmlText Append(char character)
    {
        output.GetSpan(1)[0] = (byte)character;
        output.Advance(1);
        return this;
    }

    /// <summary>Writes a number.</summary>
    public XmlText Append(int number)
    {
        number.TryFormat(output.GetSpan(16), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
        return this;
    }
}
