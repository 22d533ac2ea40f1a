using Localizer.Locales;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Pipeline;

/// <summary>What the languages of a page's texts decide: one in the target's is left as it is, one in a third as the settings say.</summary>
internal sealed partial class PageJob
{
    // The units whose language the page does not declare, and that are in another one than the page.
    private readonly Dictionary<Unit, Locale> _identified = new(ReferenceEqualityComparer.Instance);
    private Locale? _pageSeems;

    /// <summary>What was found of the languages of the page's texts, for whoever reads the page again.</summary>
    public PageLanguages? Languages { get; private set; }

    /// <summary>The locale that a segment is translated from.</summary>
    public Locale FromOf(SegmentJob job) => OwnLanguageOf(job.Unit) ?? _page.From;

    /// <summary>The locale of a unit in another language than the page's, declared or found; else <see langword="null"/>.</summary>
    private Locale? OwnLanguageOf(Unit unit)
    {
        if (unit.Language is null)
            return _identified.GetValueOrDefault(unit);
        return Locale.TryParse(unit.Language, out var own) && own.Language is not ("und" or "mul") && own.Language != _page.From.Language ? own : null;
    }

    /// <summary>Whether the page says that a unit is in another language than its own, and it stays so.</summary>
    private bool IsDeclaredForeign(Unit unit)
    {
        if (unit.Language is not { Length: > 0 } declared || declared.Split('-', '_')[0].Equals(_page.From.Language, StringComparison.OrdinalIgnoreCase))
            return false;
        return IsSameLocale || OwnLanguageOf(unit) is not { } own || Stays(own);
    }

    private bool Stays(Locale own) => own.Language == _to.Language || _options.ThirdLanguage != ThirdLanguagePolicy.Translate;

    /// <summary>
    /// Leaves what needs no translation by its language as it is, so that nothing is paid for it. Where most of the page seems to be in
    /// another language than it says, the page is taken at its word, and that is reported.
    /// </summary>
    /// <param name="known">What was found when the page was read before, since it takes its time; <see langword="null"/> to find it.</param>
    private void SettleByLanguage(PageLanguages? known)
    {
        if (_options.Languages is not { } finder || IsSameLocale || _options.Providers.OfType<ILocalProvider>().Any())
            return;
        Languages = known ?? Identify(finder);
        _pageSeems = Languages.PageSeems;
        foreach (var (index, own) in Languages.Units.Where(unit => unit.Segment < _segments.Count))
            _identified.TryAdd(_segments[index].Unit, own);
        foreach (var job in Missing.ToList())
        {
            if (_identified.TryGetValue(job.Unit, out var own) && Stays(own))
                job.Offer(job.Segment.Source, SegmentOrigin.Kept);
        }
    }

    /// <summary>Finds the languages of what a service would be asked for.</summary>
    private PageLanguages Identify(LanguageFinder finder)
    {
        string[] likely = [.. _options.To.Select(locale => locale.Language)];
        var (found, strange) = (new List<(int Segment, Locale Language)>(), 0);
        foreach (var job in Missing.Where(job => job.Unit.Language is null).DistinctBy<SegmentJob, Unit>(job => job.Unit, ReferenceEqualityComparer.Instance))
        {
            var text = CanonicalComposition.Compose(job.Unit.Source.Text);
            if (finder.Find(text, _page.From.Language, _page.From.Script, likely) is not { } language || language == _page.From.Language || !Locale.TryParse(language, out var own))
                continue;
            found.Add((job.Index, own));
            strange += text.Length;
        }

        var all = _page.Units.Where(unit => unit.Unit is { Translate: true, Language: null }).Sum(unit => unit.Unit.Source.Text.Length);
        return strange * 2 > all
            ? new PageLanguages([], found.GroupBy(unit => unit.Language).MaxBy(group => group.Count())!.Key)
            : new PageLanguages([.. found], null);
    }

    /// <summary>What there is to say of the language of a segment's unit; once for the unit.</summary>
    private Diagnostic? LanguageFinding(SegmentJob job)
    {
        if (job.Origin != SegmentOrigin.Kept || OwnLanguageOf(job.Unit) is not { } own || own.Language == _to.Language
            || (job.Index > 0 && ReferenceEquals(_segments[job.Index - 1].Unit, job.Unit)))
            return null;
        var asks = _options.ThirdLanguage == ThirdLanguagePolicy.Ask;
        if (!asks && job.Unit.Language is not null)
            return null;
        return new Diagnostic(
            "third-language", asks ? Severity.Warning : Severity.Info,
            $"“{Findings.Shorten(job.Unit.Source.Text)}” {(job.Unit.Language is null ? "seems to be" : "is")} in another language ({own}) than the page, and was kept.",
            Hint: "Set 'thirdLanguage' to 'translate' or 'keep', write its translation into the record, or mend its lang attribute.");
    }

    private Diagnostic? PageLanguageFinding() => _pageSeems is not { } seems ? null : new Diagnostic(
        "page-language", Severity.Warning, $"The page is taken to be in {_page.From}, and most of its text seems to be in {seems}.",
        new Place(_page.Input.ShownAs), $"Mend the page's lang attribute, or give --from {seems}.");
}
