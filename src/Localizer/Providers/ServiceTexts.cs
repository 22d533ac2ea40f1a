using System.Collections.Immutable;
using System.Text.Json;

namespace Localizer.Providers;

/// <summary>Puts answers to their items.</summary>
internal static class ServiceTexts
{
    /// <summary>Answers of a service that answers in order. When their number is not that of the items, none is surely its item's.</summary>
    /// <param name="items">The items that were sent.</param>
    /// <param name="answers">What came, in order.</param>
    /// <param name="read">Reads the text of an answer.</param>
    /// <returns>An entry for each item.</returns>
    public static ImmutableArray<ServiceText?> InOrder(
        IReadOnlyList<ServiceItem> items, IReadOnlyList<JsonElement> answers, Func<JsonElement, string?> read) =>
    [
        .. items.Select((item, at) => answers.Count == items.Count ? Of(item, read(answers[at])) : null),
    ];

    /// <summary>An answer to an item; <see langword="null"/> when it is empty and the item is not.</summary>
    /// <param name="item">The item that was sent.</param>
    /// <param name="text">What came for it.</param>
    public static ServiceText? Of(ServiceItem item, string? text) =>
        text is null || (string.IsNullOrWhiteSpace(text) && !string.IsNullOrWhiteSpace(item.Text)) ? null : new ServiceText(text);
}
