using Localizer.Model;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// A page in one locale that waits for translations. Its bytes are not kept: it is read again when the last one is there, and has to
/// be the same then.
/// </summary>
/// <param name="input">The page.</param>
/// <param name="locale">The locale.</param>
/// <param name="inputsHash">The hash of all that decided which translations are missing.</param>
/// <param name="missing">The translations that it waits for, in the order of its segments.</param>
/// <param name="settled">Is told of each translation that is not waited for any longer.</param>
/// <param name="ready">Takes the ticket when nothing is waited for any longer.</param>
internal sealed class PageTicket(
    PageInput input, Locale locale, UInt128 inputsHash, IReadOnlyList<PendingTarget> missing, Action settled, Action<PageTicket> ready)
{
    private int _waitingFor = missing.Count;

    /// <summary>The page.</summary>
    public PageInput Input { get; } = input;

    /// <summary>The locale.</summary>
    public Locale Locale { get; } = locale;

    /// <summary>The hash of all that decided which translations are missing.</summary>
    public UInt128 InputsHash { get; } = inputsHash;

    /// <summary>What was found of the languages of its texts, or <see langword="null"/>.</summary>
    public PageLanguages? Languages { get; init; }

    /// <summary>The translations, in the order of the page's segments that had none.</summary>
    public IReadOnlyList<PendingTarget> Missing { get; } = missing;

    /// <summary>One of the translations is settled.</summary>
    public void OneLess()
    {
        settled();
        if (Interlocked.Decrement(ref _waitingFor) == 0)
            ready(this);
    }
}
