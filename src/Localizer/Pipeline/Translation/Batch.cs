using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>A text in a batch.</summary>
/// <param name="Text">The text.</param>
/// <param name="Written">The text as it is sent.</param>
/// <param name="Characters">Its characters in the bill, for one locale.</param>
internal sealed record BatchItem(PendingText Text, string Written, int Characters);

/// <summary>What goes to a service in one request.</summary>
/// <param name="To">The locales.</param>
/// <param name="Items">The texts, all from one locale.</param>
internal sealed record Batch(ImmutableArray<Locale> To, ImmutableArray<BatchItem> Items)
{
    /// <summary>Its characters in the bill.</summary>
    public int Characters => Items.Sum(item => item.Characters) * To.Length;

    /// <summary>Two batches that are this one together; by items, then by locales. One that cannot be cut gives none.</summary>
    public IEnumerable<Batch> Halves()
    {
        if (Items.Length > 1)
            return [this with { Items = Items[..(Items.Length / 2)] }, this with { Items = Items[(Items.Length / 2)..] }];
        return To.Length > 1 ? [this with { To = To[..(To.Length / 2)] }, this with { To = To[(To.Length / 2)..] }] : [];
    }

    /// <summary>The request.</summary>
    /// <param name="form">The form of the texts.</param>
    /// <param name="capabilities">What the service makes use of.</param>
    /// <param name="briefing">What may be told beside the texts.</param>
    public ServiceRequest ToRequest(MarkupForm form, ServiceCapabilities capabilities, Briefing briefing)
    {
        return new ServiceRequest
        {
            From = Items[0].Text.From,
            To = To,
            Form = form,
            Items = [.. Items.Select(item => ItemOf(item, capabilities))],
            Title = capabilities.TakesContext ? Items[0].Text.Context.Title : "",
            Terms = [.. Items.SelectMany(item => briefing.TermsFor(item.Text, To[0], capabilities)).Distinct()],
            Hints = [.. Items.SelectMany(item => briefing.HintsFor(item.Text, To[0], capabilities)).Distinct()],
            Style = briefing.StyleFor(To[0], capabilities),
        };
    }

    private static ServiceItem ItemOf(BatchItem item, ServiceCapabilities capabilities)
    {
        var (told, context) = (new ServiceItem(item.Written), item.Text.Context);
        if (capabilities.TakesContext)
            told = told with { Before = context.Before, After = context.After };
        return capabilities.TakesNotes ? told with { Note = context.Note } : told;
    }
}
