namespace Localizer.Html;

/// <summary>
/// What tree construction tells while it goes. No tree is built: the sink attaches a number of its own to each open element, its
/// context, derived from the parent's, and asks for the current one when it meets text.
/// </summary>
internal interface ITreeSink
{
    /// <summary>Reads from a start tag what matters of its attributes. Called once a start tag, before it is placed.</summary>
    /// <returns>A number for it; 0 for what has no attributes.</returns>
    int Describe(HtmlTag tag, ElementNamespace ns, in HtmlTokenizer token);

    /// <summary>The same for an element that the standard implies: it has no start tag.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="at">The byte where it begins.</param>
    int DescribeImplied(HtmlTag tag, int at);

    /// <summary>
    /// The context of an element at its place. Asked for each element before <see cref="Opened"/>, and once more for one that moves.
    /// </summary>
    int ContextOf(HtmlTag tag, ElementNamespace ns, int facts, int parentContext);

    /// <summary>An element was put into the page, by its tag or because the standard implies it.</summary>
    void Opened(HtmlTag tag, ElementNamespace ns, int facts);

    /// <summary>An element ended, by its tag or because the standard implies it.</summary>
    void Closed(HtmlTag tag, ElementNamespace ns, int facts);

    /// <summary>A misnested end tag has taken an element, and all that is in it by now, out of elements that it was put into.</summary>
    /// <param name="at">The byte where its start tag begins.</param>
    /// <param name="from">Its context until then.</param>
    /// <param name="to">Its context from now on.</param>
    /// <param name="content">The context of what it holds by now, around which a formatting element was put.</param>
    void Moved(int at, int from, int to, int content)
    {
    }
}
