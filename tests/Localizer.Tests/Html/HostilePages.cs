namespace Localizer.Tests.Html;

/// <summary>Pages that are deep, wide or unending on purpose. With quadratic time or recursion anywhere, some of them would not come back.</summary>
internal static class HostilePages
{
    private const int Length = 1_000_000;

    public static IEnumerable<CorpusPage> All() => HostileShape.All.Select(shape => new CorpusPage(shape.Name, shape.OfLength(Length)));
}
