using System.Collections.Immutable;
using System.Text.Json;

namespace Localizer.Providers;

/// <summary>Puts answers to their items. What is not surely an item's own is no answer to it.</summary>
internal static class ServiceTexts
{
    /// <summary>Answers of a service that answers in order. When their number is not that of the items, none is surely its item's.</summary>
    /// <param name="items">The items that were sent.</param>
    /// <param name="answers">What came, in order.</param>
    /// <param name="read">Reads the text of an answer.</param>
    /// <returns>An entry for each item.</returns>
    public static ImmutableArray<ServiceText?> InOrder(
        ImmutableArray<ServiceItem> items, IReadOnlyList<JsonElement> answers, Func<JsonElement, string?> read) =>
        answers.Count == items.Length ? Of(items, [.. answers.Select(read)]) : None(items);

    /// <summary>Answers by item.</summary>
    /// <param name="items">The items that were sent.</param>
    /// <param name="texts">What came for each; <see langword="null"/> where nothing did.</param>
    /// <returns>An entry for each item; none where a text is missing or empty, nor beside it where a neighbour may hold both texts.</returns>
    public static ImmutableArray<ServiceText?> Of(ImmutableArray<ServiceItem> items, IReadOnlyList<string?> texts)
    {
        var read = items.Select((item, i) => IsAnswer(item, texts[i]) ? new ServiceText(texts[i]!) : null).ToArray();
        var kept = read.ToArray();
        for (var missing = 0; missing < items.Length; missing++)
        {
            if (read[missing] is not null)
                continue;
            foreach (var neighbour in (ReadOnlySpan<int>)[missing - 1, missing + 1])
            {
                if (neighbour >= 0 && neighbour < items.Length && MayHoldBoth(items, read, neighbour, missing))
                    kept[neighbour] = null;
            }
        }

        return [.. kept];
    }

    /// <summary>No answer to any item.</summary>
    /// <param name="items">The items that were sent.</param>
    public static ImmutableArray<ServiceText?> None(ImmutableArray<ServiceItem> items) => [.. items.Select(_ => (ServiceText?)null)];

    private static bool IsAnswer(ServiceItem item, string? text) =>
        text is not null && (!string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(item.Text));

    // Longer than halfway, as ratios go, between what its own source lets expect and what both sources together do.
    private static bool MayHoldBoth(ImmutableArray<ServiceItem> items, ServiceText?[] read, int at, int missing)
    {
        if (read[at] is not { } text)
            return false;
        double sources = 0;
        double targets = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (i == at || read[i] is not { } other)
                continue;
            sources += items[i].Text.Length;
            targets += other.Text.Length;
        }

        if (sources == 0)
            return true;
        double own = Math.Max(items[at].Text.Length, 1);
        var both = own + items[missing].Text.Length;
        return text.Text.Length > targets / sources * Math.Sqrt(own * both);
    }
}
