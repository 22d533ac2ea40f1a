using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>How a page introduces its terms.</summary>
internal sealed partial class PageJob
{
    /// <summary>
    /// Puts the longer forms that the glossary has for first mentions into what services gave in this run, where it is certain. What is in
    /// a record stays; a first mention that has no translation yet is one all the same.
    /// </summary>
    public void IntroduceTerms()
    {
        if (IsSameLocale || !_options.Terms.Terms.Any(term => term.FirstUseIn(_to) is not null))
            return;
        var mentions = new FirstMentions(_to);
        foreach (var job in _segments.Where(job => IsRunningText(job) && job.Origin != SegmentOrigin.Kept))
        {
            foreach (var term in _options.Terms.Find(job.Segment.Source.Text).Select(found => found.Term).Where(mentions.IsFirst).ToList())
            {
                if (job is { Origin: SegmentOrigin.Provider, StandsIn: false, Target: { } target }
                    && LongerForm.Introduce(_options.Terms, term, job.Segment.Source, target.Text, _to) is { } longer
                    && job.Offer(longer, SegmentOrigin.Provider, job.Machine))
                    job.Terms = job.Terms with { Repaired = job.Terms.Repaired.Add(term) };
            }
        }
    }

    // A title, a description or a picture's text is not where a reader is introduced to anything.
    private static bool IsRunningText(SegmentJob job) => job.Unit.Kind == UnitKind.Text;
}
