using System.IO.Hashing;
using System.Runtime.InteropServices;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// Where a run met each text first. A service that is told what stands around a text would be asked for it in each window of pages
/// anew, since it stands among other texts there; so all windows ask by the name of its first place, and the answer that was had there
/// serves them all, as the memory lets it serve the next run. Kept are hashes alone: texts of a whole run would not fit. Used by one thread
/// at a time, in the order of the pages.
/// </summary>
internal sealed class FirstPlaces
{
    private readonly Dictionary<ulong, UInt128> _identities = [];

    /// <summary>Looks a text up that a window of pages met.</summary>
    /// <param name="from">The text's locale.</param>
    /// <param name="source">The text, its codes numbered from 1.</param>
    /// <param name="context">What stands around it there.</param>
    /// <returns>What its questions go by, and whether an earlier window met it already.</returns>
    public (SegmentContext Context, bool IsRepeated) Of(Locale from, CodedText source, SegmentContext context)
    {
        ref var identity = ref CollectionsMarshal.GetValueRefOrAddDefault(_identities, HashOf(from, source, context.Note), out var isRepeated);
        if (isRepeated)
            return (context with { Identity = identity }, true);
        identity = context.Identity;
        return (context with { Identity = identity }, false);
    }

    // From another language, or with another note, it is another question.
    private static ulong HashOf(Locale from, CodedText source, string note) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes($"{from.Tag}\n{note}".AsSpan()), (long)RecordKeys.HashOf(source));
}
