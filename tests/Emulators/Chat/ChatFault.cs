namespace Localizer.Emulators.Chat;

/// <summary>What goes wrong with one completion of a chat server, beside the faults of all services.</summary>
public abstract record ChatFault : Fault
{
    private ChatFault()
    {
    }

    /// <summary>The money is spent: 429 with <c>insufficient_quota</c>, which no waiting helps. Nothing is billed.</summary>
    public sealed record InsufficientQuota : ChatFault;

    /// <summary>The prompt is longer than the context: 400 with <c>context_length_exceeded</c>. Nothing is billed.</summary>
    public sealed record ContextLengthExceeded : ChatFault;

    /// <summary>The queue is full: 503 in Ollama's words. Nothing is billed.</summary>
    public sealed record Busy : ChatFault;

    /// <summary>The answer stops in the middle of its JSON, with <c>finish_reason</c> <c>length</c>.</summary>
    public sealed record Length : ChatFault;

    /// <summary>The model refuses: <c>refusal</c> has its words, <c>content</c> is null, <c>finish_reason</c> is <c>stop</c>.</summary>
    public sealed record Refusal : ChatFault;

    /// <summary>The model refuses in prose, where JSON should be.</summary>
    public sealed record Apology : ChatFault;

    /// <summary>A filter cuts the answer: <c>finish_reason</c> <c>content_filter</c>.</summary>
    /// <param name="IsPartial">Whether half of it came through; else nothing.</param>
    public sealed record ContentFilter(bool IsPartial = false) : ChatFault;

    /// <summary>There is no choice in the answer.</summary>
    public sealed record NoChoices : ChatFault;

    /// <summary>The JSON stands in something else.</summary>
    /// <param name="Prefix">What comes before: a fence, prose, a thought in tags.</param>
    /// <param name="Suffix">What comes after.</param>
    public sealed record Wrapped(string Prefix, string Suffix) : ChatFault
    {
        /// <summary>A Markdown fence with prose around it.</summary>
        public static Wrapped Fence { get; } = new("Here is the translation:\n```json\n", "\n```\n");

        /// <summary>A thought before it, with braces of its own.</summary>
        public static Wrapped Think { get; } = new("<think>The user wants {\"items\": …}. Easy.</think>\n", "");
    }

    /// <summary>The ids come as strings.</summary>
    public sealed record TextIds : ChatFault;

    /// <summary>The ids are counted anew.</summary>
    /// <param name="First">The first one.</param>
    public sealed record Renumbered(int First = 0) : ChatFault;

    /// <summary>An item that nobody asked for comes last.</summary>
    public sealed record ExtraItem : ChatFault;

    /// <summary>The items' texts are their sources.</summary>
    public sealed record Echo : ChatFault;

    /// <summary>The texts change places and the ids stay, so that each text stands under another's id.</summary>
    public sealed record RotatedTexts : ChatFault;

    /// <summary>The answer has other members than asked for.</summary>
    public sealed record OtherSchema : ChatFault;
}
