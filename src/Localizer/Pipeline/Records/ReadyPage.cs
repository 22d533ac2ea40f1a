using System.Diagnostics;
using Localizer.Exchange.Xliff;

namespace Localizer.Pipeline.Records;

/// <summary>A page that is done: its bytes, its record's, and what stands where they go.</summary>
/// <param name="job">The page.</param>
/// <param name="output">Its bytes; disposed with it.</param>
/// <param name="span">What is traced of it, or <see langword="null"/>; disposed with it.</param>
internal sealed class ReadyPage(PageJob job, PooledBuffer output, Activity? span) : IDisposable
{
    /// <summary>The page.</summary>
    public PageJob Job => job;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Output => output.WrittenMemory;

    /// <summary>What is traced of it, or <see langword="null"/>.</summary>
    public Activity? Span => span;

    /// <summary>The file that it goes to.</summary>
    public required string File { get; init; }

    /// <summary>The file that an earlier run left it in.</summary>
    public required string Place { get; init; }

    /// <summary>The page as it reads; <see langword="null"/> when nothing is remembered of outputs, or it cannot be read.</summary>
    public OutputReading? Reading { get; init; }

    /// <summary>What is to be remembered of it.</summary>
    public required OutputShape Shape { get; init; }

    /// <summary>The hash of what stands in <see cref="Place"/>; 0 for nothing, or when nothing is remembered of outputs.</summary>
    public required UInt128 Present { get; init; }

    /// <summary>Its record, or <see langword="null"/> when the run leaves that alone.</summary>
    public XliffDocument? Document { get; init; }

    /// <summary>The record's bytes; <see langword="null"/> where it is left alone. Disposed with it.</summary>
    public PooledBuffer? Record { get; init; }

    /// <summary>The hash of its record's bytes; 0 for none.</summary>
    public required UInt128 RecordHash { get; init; }

    /// <summary>Whether the record's file is to be written: it does not have these bytes yet.</summary>
    public required bool ChangesRecord { get; init; }

    /// <summary>Whether the page's file has these bytes already.</summary>
    public bool IsThere => Present == Shape.Hash && Place == File;

    /// <summary>Whether neither page nor record change, so that nobody sees when it is finished.</summary>
    public bool ChangesNothing => IsThere && !ChangesRecord;

    /// <inheritdoc/>
    public void Dispose()
    {
        span?.Dispose();
        output.Dispose();
        Record?.Dispose();
    }
}
