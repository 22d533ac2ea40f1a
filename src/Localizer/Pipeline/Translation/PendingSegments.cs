using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>The texts of a window of pages that wait for a service, each once, however often it occurs.</summary>
/// <param name="options">The run, whose locales settle the order of a text's targets.</param>
/// <param name="places">Where the run met its texts.</param>
internal sealed class PendingSegments(PipelineOptions options, FirstPlaces places)
{
    private readonly Dictionary<(string From, CodedText Source, string Note), PendingText> _texts = [];
    private readonly List<PendingText> _inOrder = [];

    // What is around a segment is kept only for services that are told it: the texts of a whole window add up.
    private readonly bool _isContextTold = options.Providers.OfType<ITranslationService>().Any(service => service.Capabilities.TakesContext);

    // What is said of a text to whoever translates it is part of it for those who are told it: "Open" may be a verb here and none there.
    private readonly bool _areNotesTold = options.Providers.OfType<ITranslationService>().Any(service => service.Capabilities.TakesNotes);

    /// <summary>The texts, in the order in which they were met.</summary>
    public IReadOnlyList<PendingText> Texts => _inOrder;

    /// <summary>UTF-16 units of all texts.</summary>
    public long Characters { get; private set; }

    /// <summary>Adds what a page lacks.</summary>
    /// <param name="job">The page in its locale, after leverage.</param>
    /// <param name="settled">Is told of each segment that is settled, or that nobody translates.</param>
    /// <param name="ready">Is given the page's ticket when all that it lacks is settled.</param>
    public PageTicket Add(PageJob job, Action settled, Action<PageTicket> ready)
    {
        var missing = new List<PendingTarget>();
        foreach (var segment in job.Missing)
            missing.Add(TargetOf(job, segment));
        var ticket = new PageTicket(job.Page.Input, job.To, job.InputsHash, missing, settled, ready) { Languages = job.Languages };
        missing.ForEach(target => target.AddWaiting(ticket));
        return ticket;
    }

    private PendingTarget TargetOf(PageJob job, SegmentJob segment)
    {
        var source = segment.Segment.Source.Normalized().Composed();
        var from = job.FromOf(segment);
        var note = _areNotesTold ? PageNotes.LineOf(segment.Unit, segment.Segment) : "";
        var key = (from.Tag, source, note);
        if (!_texts.TryGetValue(key, out var text))
        {
            var (context, isRepeated) = ContextOf(job, segment, from, source, note);
            text = new PendingText(from, source, [.. options.Terms.FindUntouchable(source.Text)], context) { IsRepeated = isRepeated };
            _texts.Add(key, text);
            _inOrder.Add(text);
            Characters += source.Text.Length;
        }

        if (text.Targets.Find(target => target.Locale.Equals(job.To)) is { } known)
            return known;
        var added = new PendingTarget(text, job.To);
        text.Targets.Add(added);
        text.Targets.Sort((one, other) => PlaceOf(one.Locale).CompareTo(PlaceOf(other.Locale)));
        return added;
    }

    private (SegmentContext Context, bool IsRepeated) ContextOf(PageJob job, SegmentJob segment, Locale from, CodedText source, string note)
    {
        var context = job.ContextOf(segment) with { Note = note };
        return _isContextTold ? places.Of(from, source, context) : (context.Untold(), false);
    }

    private int PlaceOf(Locale locale) => options.To.TakeWhile(other => !other.Equals(locale)).Count();
}
