namespace Localizer.Emulators.Google;

/// <summary>The languages of the emulated service: a selection, with the codes that the real one uses for them.</summary>
internal static class GoogleLanguages
{
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        ("ar", "Arabic"), ("bg", "Bulgarian"), ("ca", "Catalan"), ("cs", "Czech"), ("da", "Danish"), ("de", "German"), ("el", "Greek"),
        ("en", "English"), ("es", "Spanish"), ("fa", "Persian"), ("fi", "Finnish"), ("fr", "French"), ("fr-CA", "French (Canada)"),
        ("hi", "Hindi"), ("hu", "Hungarian"), ("id", "Indonesian"), ("it", "Italian"), ("iw", "Hebrew"), ("ja", "Japanese"),
        ("ko", "Korean"), ("nl", "Dutch"), ("no", "Norwegian"), ("pl", "Polish"), ("pt", "Portuguese (Brazil)"),
        ("pt-PT", "Portuguese (Portugal)"), ("ro", "Romanian"), ("ru", "Russian"), ("sr", "Serbian"), ("sv", "Swedish"), ("ta", "Tamil"),
        ("th", "Thai"), ("tr", "Turkish"), ("uk", "Ukrainian"), ("vi", "Vietnamese"), ("zh-CN", "Chinese (Simplified)"),
        ("zh-TW", "Chinese (Traditional)"),
    ];

    private static readonly Dictionary<string, string> Codes = All
        .Select(language => KeyValuePair.Create(language.Code, language.Code))
        .Concat([new("he", "iw"), new("nb", "no"), new("pt-BR", "pt"), new("zh", "zh-CN"), new("zh-Hans", "zh-CN"), new("zh-Hant", "zh-TW")])
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the service knows a code.</summary>
    public static bool Knows(string? code) => code is not null && Codes.ContainsKey(code);
}
