using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline;

/// <summary>
/// What a project keeps between runs, held by one run at a time: the lock is the kernel's, which frees it however the run ends.
/// </summary>
internal sealed class ProjectState : IAsyncDisposable
{
    /// <summary>The folder's name in the project's root.</summary>
    public const string FolderName = ".localizer";

    private const string LockName = "lock";

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);
    private readonly FileStream? _lock;

    private ProjectState(FileStream? held, Journal? journal, PageStates? pages)
    {
        _lock = held;
        (Journal, Pages) = (journal, pages);
    }

    /// <summary>What was paid for, or <see langword="null"/> when nothing is kept.</summary>
    public Journal? Journal { get; }

    /// <summary>What is remembered of outputs, or <see langword="null"/> when nothing is.</summary>
    public PageStates? Pages { get; }

    /// <summary>Opens the state for a run; waits while another run has it, and says so.</summary>
    /// <param name="options">The run.</param>
    /// <param name="asksServices">Whether the run needs the journal.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="BadInputException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">The run was ended while it waited.</exception>
    public static async Task<ProjectState> OpenAsync(PipelineOptions options, bool asksServices, CancellationToken cancellationToken)
    {
        if (options.StateFolder is not { } folder)
            return new ProjectState(null, null, null);
        var file = Path.Combine(folder, Journal.FileName);
        var shown = options.Output.Shown(file);
        if (options.Mode == RunMode.Plan)
            return new ProjectState(null, asksServices ? Journal.TryOpenToRead(file, shown) : null, null);
        FileStream held;
        try
        {
            held = await LockAsync(folder, options, cancellationToken).ConfigureAwait(false);
        }
        catch (BadInputException) when (!asksServices && (options.Records is null || options.Mode == RunMode.Frozen))
        {
            // A run that pays nothing, and keeps no record or finds all in it, can do without. What outputs were like it may still read.
            return new ProjectState(null, null, options.Mode == RunMode.Frozen ? PageStates.OpenForProcess(folder) : null);
        }

        try
        {
            Clear(held, options);
            return new ProjectState(held, asksServices ? Journal.Open(file, shown, options.Time) : null, PageStates.Open(folder));
        }
        catch (Exception exception) when (exception is Microsoft.Data.Sqlite.SqliteException or IOException or UnauthorizedAccessException)
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw Unusable(options.Output.Shown(folder), exception);
        }
        catch
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether a run works on a project at the moment.</summary>
    /// <param name="folder">The project's state folder, which need not exist.</param>
    public static bool IsHeld(string folder)
    {
        try
        {
            using (new FileStream(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0))
                return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException exception)
        {
            return IsOfAnotherRun(exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Pages?.Dispose();
        if (Journal is not null)
            await Journal.DisposeAsync().ConfigureAwait(false);
        if (_lock is not null)
        {
            _lock.SetLength(0);
            await _lock.DisposeAsync().ConfigureAwait(false);
        }
    }

    // While a run goes on the lock's file has a byte: one that finds it there knows that the run before it was killed.
    private static void Clear(FileStream held, PipelineOptions options)
    {
        if (held.Length > 0)
        {
            options.Output.RemoveUnfinished();
            options.Records?.RemoveUnfinished();
        }

        held.SetLength(1);
    }

    private static async Task<FileStream> LockAsync(string folder, PipelineOptions options, CancellationToken cancellationToken)
    {
        var hasSaid = false;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(folder);
                return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException || (exception is IOException failure && !IsOfAnotherRun(failure)))
            {
                throw Unusable(options.Output.Shown(folder), exception);
            }
            catch (IOException)
            {
                if (!hasSaid)
                    options.Notify($"Another run works on this project ({options.Output.Shown(folder)}); waiting for it to end.");
                hasSaid = true;
            }

            await Task.Delay(AskAgain, options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows: all else, such as a read-only disk, no waiting helps.
    private static bool IsOfAnotherRun(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static BadInputException Unusable(string shown, Exception exception) => new(
        new Diagnostic(
            "state-unusable", Severity.Error, $"'{shown}' cannot be written: {FileFault.ReasonOf(exception)}.", Hint: "What is paid for is kept there: check its permissions and the free space."),
        exception);
}
