using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Localizer.Exchange.Xliff;

namespace Localizer.Pipeline.HandOff;

/// <summary>The hash of a file's targets as it went to a translator, by which it is known whether one has worked on it.</summary>
internal static class HandOffStamp
{
    private const string Targets = "targets";

    /// <summary>Puts a file's hash on it.</summary>
    /// <param name="document">The file.</param>
    /// <param name="written">What is read of it once it is written.</param>
    public static XliffDocument Put(XliffDocument document, ReturnedFile written) => document with { Meta = document.Meta.Add(new XliffMeta(Targets, HashOf(written))) };

    /// <summary>Whether a file's targets are those that went out.</summary>
    public static bool IsUntouched(ReturnedFile file) => file.Meta.Any(fact => fact.Name == Targets && fact.Value == HashOf(file));

    /// <summary>Whether a segment has a target of its own: tools fill what is not translated with the source.</summary>
    public static bool HasOwnTarget(ReturnedSegment segment) =>
        segment.Target is { } target && (target.Text.Trim().Length > 0 || !target.Codes.IsEmpty) && (segment.IsSigned || !target.Equals(segment.Source));

    private static string HashOf(ReturnedFile file)
    {
        var hash = new XxHash3();
        foreach (var segment in file.Segments)
            hash.Append(Encoding.UTF8.GetBytes($"{segment.Unit}.{segment.Segment}\n{segment.IsSigned}\n{(HasOwnTarget(segment) ? segment.Target!.ToMarkup() : "")}\n"));
        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }
}
