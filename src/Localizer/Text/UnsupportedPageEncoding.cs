namespace Localizer.Text;

/// <summary>An encoding that is known by name only, so that a page in it can be refused by name.</summary>
internal sealed class UnsupportedPageEncoding(string name) : PageEncoding(name)
{
    public override bool IsAsciiSuperset => false;

    public override bool IsSupported => false;

    private protected override int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written) => throw Refusal();

    private protected override int Write(int scalar, Span<byte> bytes) => throw Refusal();

    private NotSupportedException Refusal() => new($"The encoding {Name} is not supported; convert the page to UTF-8.");
}
