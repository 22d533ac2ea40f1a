using Localizer.Providers.Http;

namespace Localizer.Providers.Chat;

/// <summary>Whose model is asked, and how.</summary>
internal sealed record ChatModel
{
    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The address that <c>/chat/completions</c> stands below.</summary>
    public required Uri Address { get; init; }

    /// <summary>The key; servers that need none are given a word all the same.</summary>
    public required string Key { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>What it bears.</summary>
    public required ServiceCapabilities Capabilities { get; init; }

    /// <summary>How the server speaks of failures.</summary>
    public required ServiceProtocol Protocol { get; init; }

    /// <summary>How the server is told of the most tokens of an answer, and of reasoning.</summary>
    public required ChatFlavour Flavour { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider TimeProvider { get; init; }
}

/// <summary>In which words a server takes what not all servers take.</summary>
internal enum ChatFlavour
{
    /// <summary><c>max_completion_tokens</c>, in which thoughts are counted.</summary>
    OpenAI,

    /// <summary><c>max_tokens</c>, and <c>reasoning_effort</c> <c>none</c>.</summary>
    Ollama,
}
