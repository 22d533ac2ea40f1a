namespace Localizer.Emulators.Google;

/// <summary>What an emulated Cloud Translation project is like. Functions may be called from several threads at once.</summary>
public sealed record GoogleOptions : EmulatorOptions
{
    /// <summary>The OAuth tokens that are let in.</summary>
    public IReadOnlyCollection<string> Tokens { get; init; } = ["emulator-token"];

    /// <summary>The project's id.</summary>
    public string Project { get; init; } = "emulator-project";

    /// <summary>The project's number, which answers name in the place of the id.</summary>
    public string ProjectNumber { get; init; } = "123456789";

    /// <summary>The glossaries of v3.</summary>
    public IReadOnlyList<GoogleGlossary> Glossaries { get; init; } = [];

    /// <summary>The status of a refusal by the quota of a minute: 403, as the quota page says, or 429, as is seen too.</summary>
    public int QuotaStatus { get; init; } = 403;
}

/// <summary>A glossary of v3.</summary>
/// <param name="Location">The region that it is in, such as <c>us-central1</c>; never <c>global</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Source">The language of the terms.</param>
/// <param name="Target">The language of their translations.</param>
/// <param name="Entries">Terms and translations.</param>
public sealed record GoogleGlossary(
    string Location, string Id, string Source, string Target, IReadOnlyCollection<KeyValuePair<string, string>> Entries);
