namespace Localizer.Emulators;

/// <summary>One request in an emulator's books, and what became of it.</summary>
public sealed record EmulatorCall
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

    /// <summary>The texts of a call to translate that was understood; otherwise none.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The target languages of such a call, in the service's spelling; otherwise none.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The fault that befell it; null if none was scripted.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The status that went out; 0 while there is none.</summary>
    public int Status { get; init; }

    /// <summary>The service's error code that went out, as text; null if none did.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// The characters that the service bills, as that service counts them, from the bytes that came. Billed when translated, whether
    /// or not the answer arrives; 0 for refusals, and for services that bill tokens.
    /// </summary>
    public long BilledCharacters { get; init; }

    /// <summary>The tokens billed for what came in; 0 where characters are billed.</summary>
    public long InputTokens { get; init; }

    /// <summary>The tokens billed for what went out; 0 where characters are billed.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Whether the answer, undamaged, was handed to the connection to its last byte.</summary>
    public bool AnsweredWhole { get; init; }
}
