using Localizer.Locales;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Text;

namespace Localizer.Pipeline;

/// <summary>What the languages of a page's texts decide: one in the target's is left as it is, one in a third as the settings say.</summary>
internal sealed partial class PageJob
{
    // The units whose language the page does not declare, and that are in another one than the page.
    private readonly Dictionary<Unit, Locale> _identified = new(ReferenceEqualityComparer.Instance);
    private Locale? _pageSeems;

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
    /// Finds the languages of what a service would be asked for, so that nothing is paid for that needs no translation. Where most of
    /// the page seems to be in another language than it says, the page is taken at its word, and that is reported.
    /// </summary>
    private void SettleByLanguage()
    {
        if (_options.Languages is not { } finder || IsSameLocale || _options.Providers.OfType<ILocalProvider>().Any())
            return;
        string[] likely = [.. _options.To.Select(locale => locale.Language)];
        var strange = 0;
        foreach (var unit in Missing.Select(job => job.Unit).Distinct<Unit>(ReferenceEqualityComparer.Instance).Where(unit => unit.Language is null).ToList())
        {
            var text = CanonicalComposition.Compose(unit.Source.Text);
            if (finder.Find(text, _page.From.Language, _page.From.Script, likely) is not { } found || found == _page.From.Language || !Locale.TryParse(found, out var own))
                continue;
            _identified.Add(unit, own);
            strange += text.Length;
        }

        var all = _page.Units.Where(unit => unit.Unit is { Translate: true, Language: null }).Sum(unit => unit.Unit.Source.Text.Length);
        if (strange * 2 > all)
        {
            _pageSeems = _identified.Values.GroupBy(own => own).MaxBy(group => group.Count())!.Key;
            _identified.Clear();
        }

        foreach (var job in Missing.ToList())
        {
            if (_identified.TryGetValue(job.Unit, out var own) && Stays(own))
                job.Offer(job.Segment.Source, SegmentOrigin.Kept);
        }
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
