using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether source and translation have the same e-mail addresses.</summary>
internal sealed class EmailChangedCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "email-changed", Severity.Error, CheckScope.Segment, "Mail to another address does not arrive.", "Write the address as the source does.")
    {
        Bad = [new("vi", "Write to news@example.com.", "Viết cho tin@example.com."), new("es", "Write to us.", "Escriba a ayuda@example.com.")],
        Good = [new("vi", "Write to news@example.com.", "Viết cho news@example.com.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (!pair.Source.Contains('@', StringComparison.Ordinal) && !pair.Target.Contains('@', StringComparison.Ordinal))
            return null;
        var (source, target) = (WebAddresses.Emails(pair.Source), WebAddresses.Emails(pair.Target));
        if (WebAddresses.FirstMissing(source, target, Lower) is { } lost)
            return new Fault($"“{lost}” does not stand in the translation.");
        return WebAddresses.FirstMissing(target, source, Lower) is { } added ? new Fault($"“{added}” does not stand in the source.") : null;
    }

    private static string Lower(string address) => address.ToLowerInvariant();
}
