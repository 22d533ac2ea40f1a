namespace Localizer.Html;

/// <summary>Wants to know nothing but the tree.</summary>
internal sealed class NoSink : ITreeSink
{
    /// <summary>The one there is.</summary>
    public static readonly NoSink Instance = new();

    /// <inheritdoc/>
    public int Describe(HtmlTag tag, ElementNamespace ns, in HtmlTokenizer token) => 0;

    /// <inheritdoc/>
    public int DescribeImplied(HtmlTag tag, int at) => 0;

    /// <inheritdoc/>
    public int ContextOf(HtmlTag tag, ElementNamespace ns, int facts, int parentContext) => 0;

    /// <inheritdoc/>
    public void Opened(HtmlTag tag, ElementNamespace ns, int facts)
    {
    }

    /// <inheritdoc/>
    public void Closed(HtmlTag tag, ElementNamespace ns, int facts)
    {
    }
}
