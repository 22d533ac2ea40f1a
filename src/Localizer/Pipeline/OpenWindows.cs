namespace Localizer.Pipeline;

/// <summary>
/// The windows of pages that services are being asked for. They overlap, so that the last answers of one do not keep the next one
/// waiting; there are never more than a few, so that memory does not grow with the number of pages. Disposed before all of them have
/// ended, it ends them.
/// </summary>
/// <param name="most">How many may be open.</param>
/// <param name="cancellationToken">Ends the run.</param>
internal sealed class OpenWindows(int most, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Queue<Task> _open = new();

    /// <summary>Ends when the run does, or when one of the windows failed.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Waits until there is room for one more.</summary>
    public async Task MakeRoomAsync()
    {
        while (_open.Count >= most)
            await _open.Dequeue().ConfigureAwait(false);
    }

    /// <summary>Adds one.</summary>
    public void Add(Task window) => _open.Enqueue(window);

    /// <summary>Waits until all have ended.</summary>
    public async Task EndAsync()
    {
        while (_open.TryDequeue(out var window))
            await window.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_open.Count > 0)
        {
            // The failure that led here is what people are told; these were only cut short by it.
            await _ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(_open).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _ending.Dispose();
    }
}
