using System.CommandLine;
using System.Globalization;
using Localizer.Cli.Output;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer providers</c>: which providers are ready, what is missing for the others, what they cost, which locales they have.</summary>
internal sealed class ProvidersCommand
{
    // A list that does not come within this time is not worth waiting for.
    private static readonly TimeSpan ListTimeout = TimeSpan.FromSeconds(10);

    private readonly CommandContext _context;
    private readonly Option<bool> _check = new("--check")
    {
        Description = $"Have each ready service translate '{ServiceTrial.Word}', and say what came back. A service may bill {ServiceTrial.Word.Length} characters.",
    };

    private readonly Option<string?> _config = new("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };

    private ProvidersCommand(CommandContext context) => _context = context;

    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var providers = new ProvidersCommand(context);
        var command = new Command("providers", """
            Lists the providers: which are ready, and what is missing for the others; what they cost by their lists, and which locales they
            have. Ready services are asked for their locales, which costs nothing. What localizer.json says of a service holds here as in a run.

            Example: localizer providers --check
            Exit codes: 0 done, 4 a ready service did not answer --check, 130 interrupted.
            """)
        {
            providers._check, providers._config,
        };
        command.SetAction(providers.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configured = ConfigurationFile.Load(parsed.GetValue(_config), _context.CurrentFolder).Configuration.Providers;
        var checks = parsed.GetValue(_check);
        var asks = ProviderCatalog.All.Select(entry => AskAsync(
            entry,
            new ServiceSettings { Variable = _context.Variable, Configuration = configured.GetValueOrDefault(entry.Name), TimeProvider = _context.Time },
            checks, cancellationToken));
        var rows = await Task.WhenAll(asks).ConfigureAwait(false);
        ProviderTable.Write(rows, _context.Output);
        return checks && rows.Any(row => row.Check is { IsGood: false }) ? ExitCode.NotTranslated : ExitCode.Done;
    }

    private static async Task<ProviderRow> AskAsync(ProviderEntry entry, ServiceSettings settings, bool checks, CancellationToken cancellationToken)
    {
        var row = new ProviderRow(entry.Name, "ready", CostsOf(entry, settings.Configuration), "any", entry.Does);
        if (entry.Missing(settings) is { Count: > 0 } missing)
            return row with { State = $"needs {string.Join(", ", missing)}", Locales = "" };
        try
        {
            if (entry.Create(settings) is not ITranslationService service)
                return row;
            using var closing = service as IDisposable;
            row = row with { Locales = await LocalesAsync(service, settings.TimeProvider, cancellationToken).ConfigureAwait(false) };
            return checks ? row with { Check = await CheckAsync(service, settings.TimeProvider, cancellationToken).ConfigureAwait(false) } : row;
        }
        catch (BadInputException exception)
        {
            var check = new ProviderCheck(false, $"{exception.Diagnostic.Message} {exception.Diagnostic.Hint}");
            return row with { State = "cannot be used", Locales = "", Check = check };
        }
    }

    private static string CostsOf(ProviderEntry entry, ProviderConfiguration? configuration)
    {
        var (culture, currency) = (CultureInfo.InvariantCulture, configuration?.Currency ?? "USD");
        return configuration switch
        {
            { TokenPrice: { } token } => string.Create(culture, $"{token.Input:0.####} {currency} a million tokens in and {token.Output:0.####} out, by localizer.json"),
            { Price: { } price } => string.Create(culture, $"{price:0.####} {currency} a million characters, by localizer.json"),
            _ => entry.Costs,
        };
    }

    private static async Task<string> LocalesAsync(ITranslationService service, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(ListTimeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var targets = (await service.GetLocalesAsync(ending.Token).ConfigureAwait(false)).Targets;
            return targets.IsEmpty ? "any" : $"{targets.Length}: {string.Join(' ', targets.Order(StringComparer.Ordinal))}";
        }
        catch (ProviderException exception)
        {
            return $"not known: {exception.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"not known: no answer within {ListTimeout.TotalSeconds:0} s";
        }
    }

    private static async Task<ProviderCheck> CheckAsync(ITranslationService service, TimeProvider time, CancellationToken cancellationToken)
    {
        var trial = await ServiceTrial.RunAsync(service, time, cancellationToken).ConfigureAwait(false);
        return trial switch
        {
            { Failure: { } failure } => new ProviderCheck(false, failure.Message),
            { Text: { } text } => new ProviderCheck(true, $"'{ServiceTrial.Word}' came back as '{text}' ({trial.Target}){Billed(trial.Usage)}"),
            _ => new ProviderCheck(false, $"'{ServiceTrial.Word}' came back without a translation"),
        };
    }

    private static string Billed(ServiceUsage usage) => usage switch
    {
        { Characters: { } characters } => $", {characters} characters billed",
        { InputTokens: { } input, OutputTokens: { } output } => $", {input} + {output} tokens billed",
        _ => "",
    };
}
