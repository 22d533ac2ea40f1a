using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Resilience;

namespace Localizer.Pipeline.Translation;

/// <summary>The requests that a batch takes, in the bill and in the budget.</summary>
/// <param name="session">The service.</param>
/// <param name="setup">The run.</param>
/// <param name="rung">The rung that it is asked on.</param>
/// <param name="characters">The batch's characters as the service counts them.</param>
internal sealed class BatchBooks(ServiceSession session, TranslationSetup setup, int rung, int characters) : IExchangeObserver
{
    private string _lastFailure = "";

    private decimal Price => session.Service.Capabilities.PricePerMillion ?? 0;

    /// <summary>What a service bills for an answer that is of no use, or <see langword="null"/>: one of another shape than was agreed on is billed like any other.</summary>
    /// <param name="failure">Why there is none that is of use.</param>
    public static ServiceUsage? UsageOf(Exception? failure) => failure switch
    {
        ProviderException { Usage: { } usage } => usage,
        ProviderException { Failure: ProviderFailure.MalformedAnswer } => default(ServiceUsage),
        _ => null,
    };

    /// <inheritdoc/>
    public void Sending()
    {
        setup.Budget.Reserve(characters, Price);
        session.Ledger.Sent();
    }

    /// <inheritdoc/>
    public void Ended(ServiceAnswer? answer, Exception? failure)
    {
        _lastFailure = failure is ProviderException known ? $"{known.Failure}" : "no answer in time";
        if ((answer?.Usage ?? UsageOf(failure)) is { } usage)
        {
            var billed = usage.Characters ?? characters;
            setup.Budget.Settle(characters, billed, Price);
            session.Ledger.Billed(rung, billed, usage);
            Telemetry.Billed(session.Service.Name, billed);
        }
        else if (failure is OperationCanceledException or ProviderException { Failure: ProviderFailure.Network or ProviderFailure.TimedOut })
        {
            // It may have been billed before the answer was lost: the budget counts it, the bill says "perhaps".
            session.Ledger.Lost(characters);
        }
        else
        {
            setup.Budget.Settle(characters, 0, Price);
        }
    }

    /// <inheritdoc/>
    public void Retrying()
    {
        session.Ledger.Retried();
        Telemetry.Retried(session.Service.Name);
        RunLog.Retried(setup.Log, session.Service.Name, _lastFailure);
    }
}
