namespace Localizer.Emulators;

/// <summary>What a service answers, before anything goes wrong on its way.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The content type; null for none.</param>
/// <param name="Body">The body.</param>
internal sealed record Answer(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The service's error code, for the books; null where there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The answer with a <c>Retry-After</c>; itself when that is null.</summary>
    public Answer RetryAfter(string? value) => value is null ? this : With("Retry-After", value);

    /// <summary>The answer with one more header.</summary>
    public Answer With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };
}
