namespace Localizer.Emulators.Chat;

/// <summary>Which server speaks the OpenAI chat protocol.</summary>
public enum ChatServer
{
    /// <summary>OpenAI itself: asks for a key, knows <c>max_completion_tokens</c> and <c>strict</c>.</summary>
    OpenAI,

    /// <summary>
    /// Ollama: takes any key or none, reads <c>max_tokens</c> only, ignores <c>strict</c> and the schema's name, cuts a long prompt from
    /// the front without a word, and has <c>/api/chat</c> and <c>/api/tags</c> beside.
    /// </summary>
    Ollama,
}

/// <summary>What the server does with <c>response_format</c>.</summary>
public enum ChatFormat
{
    /// <summary>It is honoured.</summary>
    Honoured,

    /// <summary>It is dropped in silence, and the model wraps its JSON as models do.</summary>
    Ignored,
}

/// <summary>What an emulated chat server is like. Functions may be called from several threads at once.</summary>
public sealed record ChatOptions : EmulatorOptions
{
    /// <summary>Whose server it is.</summary>
    public ChatServer Server { get; init; }

    /// <summary>The models that it has.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["emulated-model"];

    /// <summary>What it does with <c>response_format</c>.</summary>
    public ChatFormat Format { get; init; }

    /// <summary>Whether <c>usage</c> is in the answer.</summary>
    public bool TellsUsage { get; init; } = true;

    /// <summary>The tokens that prompt and answer may have together: OpenAI refuses more, Ollama cuts the prompt.</summary>
    public int ContextTokens { get; init; } = 128_000;

    /// <summary>The tokens of a text; by default one for four UTF-16 units, rounded up.</summary>
    public Func<string, int> Tokens { get; init; } = text => (text.Length + 3) / 4;

    /// <summary>The target language, by the system message; by default a language tag that stands in it.</summary>
    public Func<string, string> TargetOf { get; init; } = ChatPrompt.LanguageIn;

    /// <summary>At most so many tokens, in and out, in any window of time; null for no limit.</summary>
    public CharacterQuota? TokenQuota { get; init; }
}
