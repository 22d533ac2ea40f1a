namespace Localizer.Emulators;

/// <summary>
/// What goes wrong with one call to translate, whatever the service. Faults that cut, slow or change an answer happen after the
/// service billed it. A service's own faults stand beside its emulator.
/// </summary>
public abstract record Fault
{
    private protected Fault()
    {
    }

    /// <summary>Nothing goes wrong: a place holder in a script.</summary>
    public sealed record None : Fault;

    /// <summary>The service refuses with a status, in its own shape and with its own words, and bills nothing.</summary>
    /// <param name="Code">The status: 401, 429, 503 …</param>
    /// <param name="RetryAfter">The <c>Retry-After</c> header as it goes out (seconds, a date, or nonsense); null for none.</param>
    /// <param name="RetryAfterMs">The <c>retry-after-ms</c> header; null for none.</param>
    public sealed record Status(int Code, string? RetryAfter = null, string? RetryAfterMs = null) : Fault;

    /// <summary>Something in between answers: a proxy's page. Nothing is billed.</summary>
    /// <param name="Code">The status.</param>
    /// <param name="ContentType">The content type.</param>
    /// <param name="Body">The body.</param>
    /// <param name="Location">The <c>Location</c> header; null for none.</param>
    public sealed record Intercept(int Code, string ContentType, string Body, string? Location = null) : Fault;

    /// <summary>The client is sent elsewhere with its request. Nothing is billed.</summary>
    /// <param name="Location">Where to: an origin that isn't this one, and must not get the key.</param>
    /// <param name="Code">The status: 301, 302, 307 or 308.</param>
    public sealed record Redirect(Uri Location, int Code = 307) : Fault;

    /// <summary>The request is read and never answered, until the client leaves or the emulator stops. Nothing is billed.</summary>
    public sealed record Hang : Fault;

    /// <summary>The connection is reset at once: no byte of an answer. Nothing is billed.</summary>
    public sealed record Reset : Fault;

    /// <summary>The answer is right, and its first byte is late; it was billed before.</summary>
    /// <param name="By">How late, on the emulator's clock.</param>
    public sealed record Delay(TimeSpan By) : Fault;

    /// <summary>The answer is right, and comes in drops.</summary>
    /// <param name="Bytes">The bytes of a drop.</param>
    /// <param name="Every">The time between drops, on the emulator's clock.</param>
    public sealed record Trickle(int Bytes, TimeSpan Every) : Fault;

    /// <summary>The connection is reset in the middle of the body.</summary>
    public sealed record DropMidBody : Fault;

    /// <summary>The body stops in its middle, and <c>Content-Length</c> agrees: status 200 with JSON that can't be read.</summary>
    public sealed record TruncateJson : Fault;

    /// <summary>Status 200 without a body.</summary>
    public sealed record EmptyBody : Fault;

    /// <summary>The answer, followed by white space, comes compressed and is much larger than it looks.</summary>
    /// <param name="Bytes">Its size when it is unpacked.</param>
    public sealed record GzipBomb(long Bytes) : Fault;

    /// <summary>The body is in another character encoding than its header says.</summary>
    /// <param name="Declared">What the header says.</param>
    /// <param name="Actual">What the bytes are.</param>
    public sealed record WrongCharset(string Declared = "utf-8", string Actual = "iso-8859-1") : Fault;

    /// <summary>The first item's text is repeated until the answer is huge.</summary>
    /// <param name="Characters">The length of that text.</param>
    public sealed record Flood(int Characters) : Fault;

    /// <summary>One item of the answer is left out.</summary>
    /// <param name="Index">Which one, counted from 0; past the end it is the last.</param>
    public sealed record OmitItem(int Index) : Fault;

    /// <summary>Two items of the answer change places.</summary>
    /// <param name="First">One of them, counted from 0; past the end it is the last.</param>
    /// <param name="Second">The other, likewise.</param>
    public sealed record SwapItems(int First, int Second) : Fault;

    /// <summary>One item of the answer comes twice.</summary>
    /// <param name="Index">Which one, counted from 0; past the end it is the last.</param>
    public sealed record DoubleItem(int Index) : Fault;

    /// <summary>One item has its own text and the next one's, which is left empty.</summary>
    /// <param name="Index">Which one, counted from 0; past the last but one it is that one.</param>
    public sealed record MergeItems(int Index) : Fault;

    /// <summary>One item of the answer is empty.</summary>
    /// <param name="Index">Which one, counted from 0; past the end it is the last.</param>
    public sealed record EmptyItem(int Index) : Fault;

    /// <summary>Each translation is changed: tags lost, doubled or reordered, entities broken. <see cref="Damages"/> has some.</summary>
    /// <param name="Change">Gives the text to send instead.</param>
    public sealed record Damage(Func<string, string> Change) : Fault;
}
