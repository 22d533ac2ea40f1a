namespace Localizer.Emulators.AzureTranslator;

/// <summary>
/// What goes wrong with one call of <c>/translate</c>. Faults that cut or change an answer happen after the service billed it.
/// </summary>
public abstract record AzureTranslatorFault
{
    private AzureTranslatorFault()
    {
    }

    /// <summary>Nothing goes wrong: a place holder in a script.</summary>
    public sealed record None : AzureTranslatorFault;

    /// <summary>The service answers with an error, and bills nothing.</summary>
    /// <param name="Code">The service's code, whose first three digits are the status: 429001, 503000, 500000, 408001 …</param>
    /// <param name="RetryAfter">The <c>Retry-After</c> header as it goes out (seconds, a date, or nonsense); null for none.</param>
    public sealed record Refuse(int Code, string? RetryAfter = null) : AzureTranslatorFault;

    /// <summary>Something in between answers: a proxy's page, a redirect. Nothing is billed.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="ContentType">The content type.</param>
    /// <param name="Body">The body.</param>
    /// <param name="Location">The <c>Location</c> header; null for none.</param>
    public sealed record Intercept(int Status, string ContentType, string Body, string? Location = null) : AzureTranslatorFault;

    /// <summary>The request is read and never answered, until the client leaves or the emulator stops. Nothing is billed.</summary>
    public sealed record Hang : AzureTranslatorFault;

    /// <summary>The connection is reset at once: no byte of an answer. Nothing is billed.</summary>
    public sealed record Reset : AzureTranslatorFault;

    /// <summary>The connection is reset in the middle of the body.</summary>
    public sealed record DropMidBody : AzureTranslatorFault;

    /// <summary>The body stops in its middle, and <c>Content-Length</c> agrees: status 200 with JSON that can't be read.</summary>
    public sealed record TruncateJson : AzureTranslatorFault;

    /// <summary>One item of the answer is left out.</summary>
    /// <param name="Index">Which one, counted from 0.</param>
    public sealed record OmitItem(int Index) : AzureTranslatorFault;

    /// <summary>Two items of the answer change places.</summary>
    /// <param name="First">One of them, counted from 0.</param>
    /// <param name="Second">The other, counted from 0.</param>
    public sealed record SwapItems(int First, int Second) : AzureTranslatorFault;

    /// <summary>Each translation is changed: tags lost, doubled or reordered, entities broken.</summary>
    /// <param name="Change">Gives the text to send instead.</param>
    public sealed record Damage(Func<string, string> Change) : AzureTranslatorFault;

    /// <summary>The answer is right, and late; it was billed before.</summary>
    /// <param name="By">How late, on the emulator's clock.</param>
    public sealed record Delay(TimeSpan By) : AzureTranslatorFault;
}
