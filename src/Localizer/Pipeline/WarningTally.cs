using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Counts warnings with the same message, so that a file with one fault in every unit does not bury the others.</summary>
internal sealed class WarningTally
{
    /// <summary>The most messages that are told apart.</summary>
    private const int MaxMessages = 100;

    private readonly List<Diagnostic> _firsts = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds a warning.</summary>
    public void Add(Diagnostic warning)
    {
        if (_counts.TryGetValue(warning.Message, out var count))
        {
            _counts[warning.Message] = count + 1;
        }
        else if (_firsts.Count < MaxMessages)
        {
            _counts.Add(warning.Message, 1);
            _firsts.Add(warning);
        }
    }

    /// <summary>The first warning of each message, and how many there were.</summary>
    public ImmutableArray<Diagnostic> ToDiagnostics() =>
    [
        .. _firsts.Select(first => _counts[first.Message] is var count and > 1
            ? first with { Message = $"{first.Message} ({count} times in the file, here first.)" }
            : first),
    ];
}
