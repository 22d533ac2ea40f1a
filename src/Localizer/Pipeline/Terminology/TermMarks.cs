using System.Globalization;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline.Terminology;

/// <summary>Marks the terms of segments for the report.</summary>
internal static class TermMarks
{
    /// <summary>A segment that has a term.</summary>
    public static TermPlaceReport Of(Termbase terms, Locale to, TermUse use)
    {
        var place = use.Place;
        return new TermPlaceReport(
            use.Check.Term.Source, to.Tag, string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line}:{place.Column}"), HowOf(use), use.Failed > 0,
            new MarkedText(place.Source, InSource(terms, place.Source, to)), new MarkedText(place.Target, InTarget(terms, place.Source, place.Target, to)));
    }

    /// <summary>A finding's row with the terms of its texts.</summary>
    public static Finding Mark(Finding row, Termbase terms, Locale to) => row is not { Source: { } source, Target: { } target } ? row : row with
    {
        SourceTerms = InSource(terms, source, to),
        TargetTerms = InTarget(terms, source, target, to),
    };

    private static TermSpan[] InSource(Termbase terms, string source, Locale to) => [.. TermSpans.InSource(terms, source, to).Select(SpanOf)];

    private static TermSpan[] InTarget(Termbase terms, string source, string target, Locale to) => [.. TermSpans.InTarget(terms, source, target, to).Select(SpanOf)];

    private static TermSpan SpanOf(FoundTerm found) => new(found.Start, found.Length, found.Term.Source);

    private static string HowOf(TermUse use)
    {
        var ways = new List<string>();
        Add(use.Native, "native");
        Add(use.Protected, "protected");
        Add(use.Repaired, "repaired");
        Add(use.Memory, "memory");
        Add(use.Person, "person");
        Add(use.Failed, "missing");
        return ways.Count == 0 ? "as given" : string.Join(", ", ways);

        void Add(int count, string way)
        {
            if (count > 0)
                ways.Add(way);
        }
    }
}
