using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Localizer.Pipeline;

/// <summary>Reads on while what was read is worked on: parsing a file and writing a memory take a processor each.</summary>
internal static class ReadAhead
{
    private const int ItemsTogether = 512;
    private const int MostWaiting = 8;

    /// <summary>The items of a sequence, which is gone through on another thread.</summary>
    /// <param name="items">The sequence; what it throws is thrown here, after the items before it.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
    {
        using var ended = new CancellationTokenSource();
        using var read = new BlockingCollection<IReadOnlyList<T>>(MostWaiting);
        var reading = Task.Run(() => Read(items, read, ended.Token));
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

    private static void Read<T>(IEnumerable<T> items, BlockingCollection<IReadOnlyList<T>> read, CancellationToken ended)
    {
        var group = new List<T>(ItemsTogether);
        try
        {
            try
            {
                foreach (var item in items)
                {
                    group.Add(item);
                    if (group.Count < ItemsTogether)
                        continue;
                    read.Add(group, ended);
                    group = new List<T>(ItemsTogether);
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
