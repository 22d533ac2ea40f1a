namespace Localizer.Model;

/// <summary>
/// A file on its way to an XML reader, which holds a whole name, attribute or declaration in memory: refuses one without end. What
/// is counted are the bytes since the last <c>&lt;</c>.
/// </summary>
/// <param name="inner">The file.</param>
/// <param name="format">What it should be.</param>
/// <param name="file">The file as messages name it.</param>
internal sealed class BoundedMarkupStream(Stream inner, XmlFormat format, string file) : ReadingStream
{
    /// <summary>The most bytes between two <c>&lt;</c>.</summary>
    public const int MaxBytes = 16 << 20;

    private int _bytesSinceMarkup;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        var read = buffer[..count];
        var first = read.IndexOf((byte)'<');
        _bytesSinceMarkup += first < 0 ? count : first;
        if (_bytesSinceMarkup > MaxBytes)
        {
            throw new BadInputException(new Diagnostic(
                $"{format.Id}-too-large", Severity.Error, $"More than {MaxBytes >> 20} MB stand between two elements.", new Place(file), format.Remedy));
        }

        if (first >= 0)
            _bytesSinceMarkup = count - read.LastIndexOf((byte)'<');
        return count;
    }
}
