using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Http;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// Packs texts into requests close to a service's limits: across pages, several locales in one request where the service takes them
/// and a text needs them. As few requests as the limits allow are opened; the largest texts are placed first, each into the emptiest
/// request, so that large and small ones mix and neither characters nor items run out early. What finds no room goes into further
/// requests. Inside a request the texts keep the order of the pages.
/// </summary>
internal sealed class RequestPacker
{
    // Requests that are looked through for room; the fullest one beyond that is closed.
    private const int MostOpen = 64;

    // From so many windows' characters on (in one window of pages, which is not all of a run), the time between a request and its answer
    // is what keeps a quota from being used up, since characters come back a window after the answer; the larger the requests, the longer
    // it is.
    private const double WindowsOfLongText = 1.5;
    private const int RequestsInWindow = 24;

    private readonly ServiceCapabilities _capabilities;
    private readonly Func<PendingText, string> _write;
    private readonly int _largest;
    private readonly long _before;

    /// <summary>A packer for a service.</summary>
    /// <param name="capabilities">Its limits.</param>
    /// <param name="write">Writes a text for it.</param>
    /// <param name="before">The characters that were packed for it before in the run: the quota's windows do not begin anew with ours.</param>
    public RequestPacker(ServiceCapabilities capabilities, Func<PendingText, string> write, long before = 0)
    {
        _before = before;
        _capabilities = capabilities;
        _write = write;
        _largest = (int)Math.Min(capabilities.MaxRequestCharacters, capabilities.Quota?.Characters ?? int.MaxValue);
    }

    /// <summary>Packs what is not translated yet.</summary>
    /// <param name="targets">The texts in their locales.</param>
    /// <param name="tooLong">Is given each target whose text no request has room for, with its characters.</param>
    /// <returns>The requests, in the order of the first text in each.</returns>
    public List<Batch> Pack(IEnumerable<PendingTarget> targets, Action<PendingTarget, int> tooLong)
    {
        var texts = targets.GroupBy(target => target.Text).Select((group, index) => (Item: ItemOf(group.Key), Targets: group.ToList(), Index: index)).ToList();
        var total = texts.Sum(text => (long)text.Item.Characters * text.Targets.Count);
        var size = FitToQuota(_capabilities.MaxRequestCharacters, _capabilities.Quota?.Characters, _before + total);
        var places = texts.SelectMany(text => PlacesOf(text.Item, text.Targets, text.Index, size, tooLong));
        var groups = places.GroupBy(place => (
            From: place.Item.Text.From.Tag,
            To: string.Join(' ', place.To.Select(locale => locale.Tag)),
            Title: _capabilities.TakesContext ? place.Item.Text.Context.Title : ""));
        return [.. groups.SelectMany(group => PackGroup(group, size)).OrderBy(request => request.First).Select(request => request.ToBatch())];
    }

    /// <summary>
    /// The size of requests under a quota: as large as the service takes them, unless the last part of each window would go to waste
    /// then; in that case a whole number of them fills the window. What takes many windows goes in smaller requests, whose answers, and
    /// with them their characters, come back sooner.
    /// </summary>
    /// <param name="largest">The most characters in a request.</param>
    /// <param name="quota">The characters of a window, or <see langword="null"/>.</param>
    /// <param name="total">The characters of all that is to be sent.</param>
    public static int FitToQuota(int largest, long? quota, long total)
    {
        const double WellUsed = 0.97;
        if (quota is not { } window)
            return largest;
        if (total > window * WindowsOfLongText)
            return (int)Math.Max(1, window / Math.Max(RequestsInWindow, (window + largest - 1) / largest));
        if (window <= largest)
            return (int)window;
        var whole = window / largest;
        return whole * largest >= window * WellUsed ? largest : (int)(window / (whole + 1));
    }

    private BatchItem ItemOf(PendingText text)
    {
        var written = _write(text);
        return new BatchItem(text, written, BilledText.Count(written, _capabilities.BillingUnit));
    }

    private IEnumerable<Place> PlacesOf(BatchItem item, IReadOnlyList<PendingTarget> targets, int index, int size, Action<PendingTarget, int> tooLong)
    {
        if (item.Characters > Math.Min(_capabilities.MaxItemCharacters, _largest))
        {
            foreach (var target in targets)
                tooLong(target, item.Characters);
            return [];
        }

        // As many locales together as the service takes and the request has room for.
        var together = Math.Clamp(size / Math.Max(1, item.Characters), 1, _capabilities.MaxTargets);
        var bytes = _capabilities.MaxRequestBytes is null ? 0 : JsonText.Bytes(item.Written) + 1;
        return targets.Select(target => target.Locale).Chunk(together).Select(locales => new Place(item, [.. locales], bytes, index));
    }

    private List<OpenRequest> PackGroup(IEnumerable<Place> group, int size)
    {
        // A chat model makes use of the neighbours: there the order of the page is worth more than a fuller request.
        if (_capabilities.TakesContext)
            return FirstFit(group, size);
        List<Place> places = [.. group.OrderByDescending(place => place.Item.Characters).ThenBy(place => place.Index)];
        var emptiest = new PriorityQueue<OpenRequest, double>(Enumerable.Range(0, Least(places, size)).Select(_ => (Open(size), 0d)));
        var (full, left) = (new List<OpenRequest>(), new List<Place>());
        foreach (var place in places)
        {
            if (!emptiest.TryPeek(out var request, out _) || !request.HasRoomFor(place))
            {
                left.Add(place);
                continue;
            }

            emptiest.Dequeue();
            request.Add(place);
            if (request.HasRoomForItems)
                emptiest.Enqueue(request, request.Load);
            else
                full.Add(request);
        }

        return [.. full, .. emptiest.UnorderedItems.Select(item => item.Element).Where(request => !request.IsEmpty), .. FirstFit(left, size)];
    }

    private List<OpenRequest> FirstFit(IEnumerable<Place> places, int size)
    {
        var (open, done) = (new List<OpenRequest>(), new List<OpenRequest>());
        foreach (var place in places)
        {
            var request = open.Find(request => request.HasRoomFor(place));
            if (request is null)
                open.Add(request = Open(size));
            request.Add(place);
            if (open.Count > MostOpen && open.MaxBy(candidate => candidate.Characters) is { } fullest)
            {
                open.Remove(fullest);
                done.Add(fullest);
            }
        }

        done.AddRange(open);
        return done;
    }

    private OpenRequest Open(int size) => new(_capabilities, size);

    // No fewer requests than this hold the texts, however they are packed.
    private int Least(List<Place> places, int size)
    {
        var least = Requests(places.Count, _capabilities.MaxItems);
        least = Math.Max(least, Requests(places.Sum(place => (long)place.Item.Characters * place.To.Length), size));
        return _capabilities.MaxRequestBytes is { } bytes ? Math.Max(least, Requests(places.Sum(place => (long)place.Bytes), bytes)) : least;

        static int Requests(long total, int most) => (int)((total + most - 1) / most);
    }

    private sealed record Place(BatchItem Item, ImmutableArray<Locale> To, int Bytes, int Index);

    private sealed class OpenRequest(ServiceCapabilities capabilities, int maxCharacters)
    {
        private readonly List<Place> _places = [];
        private int _bytes;

        public int Characters { get; private set; }

        public bool IsEmpty => _places.Count == 0;

        public bool HasRoomForItems => _places.Count < capabilities.MaxItems;

        /// <summary>The share of the room that is taken, by what is scarcest.</summary>
        public double Load => Math.Max((double)Characters / maxCharacters, (double)_bytes / (capabilities.MaxRequestBytes ?? int.MaxValue));

        public int First => _places.Min(place => place.Index);

        public bool HasRoomFor(Place place) =>
            HasRoomForItems
            && (IsEmpty || Characters + (place.Item.Characters * place.To.Length) <= maxCharacters)
            && !(_bytes + place.Bytes > capabilities.MaxRequestBytes);

        public void Add(Place place)
        {
            _places.Add(place);
            Characters += place.Item.Characters * place.To.Length;
            _bytes += place.Bytes;
        }

        public Batch ToBatch() => new(_places[0].To, [.. _places.OrderBy(place => place.Index).Select(place => place.Item)]);
    }
}
