using System.Diagnostics.CodeAnalysis;
using Localizer.Memory;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// The questions that are being asked. Windows of pages overlap: what one of them asks for, another one waits for, and finds in the
/// journal then, so that nothing is paid for twice. Safe for threads.
/// </summary>
internal sealed class QuestionClaims
{
    private readonly Lock _lock = new();
    private readonly Dictionary<JournalKey, Claim> _claims = [];

    /// <summary>Begins to claim questions, for one who will ask them all or none.</summary>
    public Claim Open() => new(this);

    /// <summary>Questions that one asks. Disposed, it leaves them to others.</summary>
    /// <param name="claims">All that are being asked.</param>
    internal sealed class Claim(QuestionClaims claims) : IDisposable
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<JournalKey> _keys = [];

        /// <summary>Ends when nobody has to wait for these questions any longer.</summary>
        public Task Done => _done.Task;

        /// <summary>Claims a question.</summary>
        /// <param name="key">The question.</param>
        /// <param name="other">Who asks it already, when the answer is false.</param>
        public bool TryAdd(JournalKey key, [NotNullWhen(false)] out Claim? other)
        {
            lock (claims._lock)
            {
                if (claims._claims.TryGetValue(key, out other) && other != this)
                    return false;
                claims._claims[key] = this;
                _keys.Add(key);
                other = null;
                return true;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (claims._lock)
                _keys.ForEach(key => claims._claims.Remove(key));
            _done.TrySetResult();
        }
    }
}
