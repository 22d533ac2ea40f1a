using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Localizer.Model;

/// <summary>
/// Traces and metrics of runs, for whoever listens; nobody does unless asked. Spans are <c>localizer.run</c>, <c>localizer.page</c>,
/// <c>localizer.batch</c> and <c>localizer.attempt</c>. They hold names, counts and kinds of failures: no text of a page unless the
/// run is asked for it, and never a secret.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "Localizer";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("localizer.requests", "{request}", "Requests to services, by outcome.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("localizer.retries", "{request}", "Requests that were sent again.");
    private static readonly Counter<long> Characters = Meter.CreateCounter<long>("localizer.characters", "{character}", "Characters that services bill.");
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("localizer.pages", "{page}", "Pages that were finished, a locale each.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("localizer.attempt.duration", "s", "Time from a request to its answer or failure.");

    /// <summary>Begins a run's span.</summary>
    internal static Activity? Run(string mode, int pages, IEnumerable<Locale> locales)
    {
        var span = Source.StartActivity("localizer.run");
        span?.SetTag("localizer.mode", mode).SetTag("localizer.pages", pages).SetTag("localizer.locales", string.Join(' ', locales));
        return span;
    }

    /// <summary>Begins the span of a page in a locale, on its way from its last translation to its file.</summary>
    internal static Activity? Page(string path, Locale locale)
    {
        var span = Source.StartActivity("localizer.page");
        span?.SetTag("localizer.path", path).SetTag("localizer.locale", locale.Tag);
        return span;
    }

    /// <summary>Ends a page's way.</summary>
    internal static void PageDone(Activity? span, string status, int segments)
    {
        span?.SetTag("localizer.status", status).SetTag("localizer.segments", segments);
        Pages.Add(1, new KeyValuePair<string, object?>("localizer.status", status));
    }

    /// <summary>Begins a batch's span, tries and waits included.</summary>
    internal static Activity? Batch(string provider, IEnumerable<Locale> locales, int items, int characters)
    {
        var span = Source.StartActivity("localizer.batch");
        span?.SetTag("localizer.provider", provider).SetTag("localizer.locales", string.Join(' ', locales))
            .SetTag("localizer.items", items).SetTag("localizer.characters", characters);
        return span;
    }

    /// <summary>Begins the span of one exchange with a service.</summary>
    internal static Activity? Attempt(string provider, string endpoint)
    {
        var span = Source.StartActivity("localizer.attempt", ActivityKind.Client);
        span?.SetTag("localizer.provider", provider).SetTag("server.address", endpoint);
        return span;
    }

    /// <summary>Ends an exchange.</summary>
    /// <param name="span">Its span.</param>
    /// <param name="provider">The service.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="failure">The kind of failure, or <see langword="null"/>.</param>
    internal static void AttemptDone(Activity? span, string provider, TimeSpan duration, string? failure)
    {
        Fail(span, failure);
        var tags = new TagList { { "localizer.provider", provider }, { "localizer.outcome", failure ?? "answered" } };
        Requests.Add(1, tags);
        Durations.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Notes in a span that what it stands for failed, with nothing but the kind.</summary>
    internal static void Fail(Activity? span, string? failure)
    {
        if (failure is not null)
            span?.SetTag("error.type", failure).SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A request is sent again.</summary>
    internal static void Retried(string provider) => Retries.Add(1, new KeyValuePair<string, object?>("localizer.provider", provider));

    /// <summary>A service bills.</summary>
    internal static void Billed(string provider, long characters) => Characters.Add(characters, new KeyValuePair<string, object?>("localizer.provider", provider));
}
