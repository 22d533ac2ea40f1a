using System.Collections;

namespace Localizer.Pipeline;

/// <summary>
/// Cuts the pages of a run into windows: as many as their number or the text that waits in them allows. A window hands its pages out
/// in small groups, since only then it shows how much they lack.
/// </summary>
/// <param name="pages">The pages.</param>
/// <param name="groupSize">How many pages are read together.</param>
/// <param name="mostPages">The most pages in a window.</param>
/// <param name="mostCharacters">The most characters that wait in a window, but for what the last group adds.</param>
internal sealed class PageWindows(IReadOnlyList<PageInput> pages, int groupSize, int mostPages, long mostCharacters) : IEnumerable<PageWindow>
{
    private int _next;

    /// <inheritdoc/>
    public IEnumerator<PageWindow> GetEnumerator()
    {
        while (_next < pages.Count)
            yield return new PageWindow(Take, mostPages, mostCharacters);
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private PageInput[] Take(int most)
    {
        var group = pages.Skip(_next).Take(Math.Min(most, groupSize)).ToArray();
        _next += group.Length;
        return group;
    }
}

/// <summary>Pages that are worked on together.</summary>
/// <param name="take">Gives the next pages, at most so many.</param>
/// <param name="mostPages">The most pages.</param>
/// <param name="mostCharacters">The most characters that wait.</param>
internal sealed class PageWindow(Func<int, PageInput[]> take, int mostPages, long mostCharacters)
{
    private int _taken;

    /// <summary>How many of its pages and locales wait for a service.</summary>
    public int Waiting { get; set; }

    /// <summary>Gives the next group of pages, unless the window is full or there are none left.</summary>
    /// <param name="pendingCharacters">The characters that wait by now.</param>
    /// <param name="group">The pages, when the answer is true.</param>
    public bool TryTake(long pendingCharacters, out PageInput[] group)
    {
        group = _taken >= mostPages || pendingCharacters >= mostCharacters ? [] : take(mostPages - _taken);
        _taken += group.Length;
        return group.Length > 0;
    }
}
