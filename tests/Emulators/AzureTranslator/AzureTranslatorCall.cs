namespace Localizer.Emulators.AzureTranslator;

/// <summary>One request in the emulator's books, and what became of it.</summary>
public sealed record AzureTranslatorCall
{
    /// <summary>Counted from 1, in order of arrival.</summary>
    public required int Number { get; init; }

    /// <summary>When it arrived, on the emulator's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The verb.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as they came.</summary>
    public required string Target { get; init; }

    /// <summary>The headers, by name without regard to case; several values are joined by <c>", "</c>.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as it came; empty until it has been read.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The texts of a call of <c>/translate</c> that was understood; otherwise none.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The target languages of such a call, in the service's spelling; otherwise none.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The fault that befell it; null if none was scripted.</summary>
    public AzureTranslatorFault? Fault { get; init; }

    /// <summary>The status that went out; 0 while there is none.</summary>
    public int Status { get; init; }

    /// <summary>The service's error code that went out; null if none did.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>
    /// The characters that the service bills: UTF-16 units of the texts, markup included, times the targets. Billed when translated,
    /// whether or not the answer arrives; 0 for refusals.
    /// </summary>
    public long BilledCharacters { get; init; }

    /// <summary>Whether the answer, undamaged, was handed to the connection to its last byte.</summary>
    public bool AnsweredWhole { get; init; }
}
