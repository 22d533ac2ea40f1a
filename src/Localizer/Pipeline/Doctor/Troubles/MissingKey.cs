namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A service without its key, or whatever else it cannot do without.</summary>
internal sealed class MissingKey() : ServiceTrouble("key-missing", ExitCode.BadInput, "A service whose key, address or model is not set")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service)
    {
        if (service.Missing.Count == 0)
            return null;
        var commands = service.Missing.Select(name => $"`export {name.Split(' ')[0]}=VALUE`");
        return Is($"The provider '{service.Entry.Name}' needs {string.Join(" and ", service.Missing)}.", $"Set it, in CI as a secret: {string.Join(" and ", commands)}.");
    }
}
