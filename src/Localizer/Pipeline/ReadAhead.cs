using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Localizer.Pipeline;

/// <summary>Reads on while what was read is worked on: parsing a file and writing a memory take a processor each.</summary>
internal static class ReadAhead
{
    private const int ItemsTogether = 512;
    private const int WeightTogether = 1 << 18;
    private const int MostWaiting = 8;

    /// <summary>The items of a sequence, which is gone through on another thread.</summary>
    /// <param name="items">The sequence; what it throws is thrown here, after the items before it.</param>
    /// <param name="weightOf">How long an item's texts are, in UTF-16 units: of long ones few wait.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items, Func<T, int> weightOf)
    {
        using var ended = new CancellationTokenSource();
        using var read = new BlockingCollection<IReadOnlyList<T>>(MostWaiting);
        var reading = Task.Run(() => Read(items, weightOf, read, ended.Token));
        try
        {
            foreach (var group in read.GetConsumingEnumerable())
            {
                foreach (var item in group)
                    yield return item;
            }
        }
        finally
        {
            ended.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }

        if (reading.Exception?.InnerException is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    private static void Read<T>(IEnumerable<T> items, Func<T, int> weightOf, BlockingCollection<IReadOnlyList<T>> read, CancellationToken ended)
    {
        var (group, weight) = (new List<T>(ItemsTogether), 0L);
        try
        {
            try
            {
                foreach (var item in items)
                {
                    group.Add(item);
                    weight += weightOf(item);
                    if (group.Count < ItemsTogether && weight < WeightTogether)
                        continue;
                    read.Add(group, ended);
                    (group, weight) = (new List<T>(ItemsTogether), 0);
                }
            }
            finally
            {
                read.Add(group, ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Nobody wants the rest.
        }
        finally
        {
            read.CompleteAdding();
        }
    }
}
