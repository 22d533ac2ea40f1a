using System.Globalization;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline.Terminology;

/// <summary>Marks the terms of segments for the report.</summary>
internal static class TermMarks
{
    /// <summary>Finds the terms of texts by a glossary.</summary>
    public static TermMarker By(Termbase terms) => (source, target, tag) =>
    {
        var to = Locale.Parse(tag);
        return (
            [.. TermSpans.InSource(terms, source, to).Select(SpanOf)],
            target is null ? [] : [.. TermSpans.InTarget(terms, source, target, to).Select(SpanOf)]);
    };

    /// <summary>A segment that has a term.</summary>
    public static TermPlaceReport PlaceOf(TermUse use, string locale)
    {
        var place = use.Place;
        return new TermPlaceReport(
            use.Check.Term.Source, locale, string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line}:{place.Column}"), HowOf(use), use.Failed > 0, place.Source, place.Target);
    }

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
