using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Resilience;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// The requests that a batch takes, in the bill and in the budget. What one request can cost is put aside once, before the batch waits for
/// quota, and kept while it is tried again: a budget that does not reach costs no quota, and no try of it begins anew.
/// </summary>
internal sealed class BatchBooks : IExchangeObserver, IDisposable
{
    private readonly ServiceSession _session;
    private readonly TranslationSetup _setup;
    private readonly int _rung;
    private readonly int _characters;
    private readonly ServiceUsage _mostTokens;
    private readonly Expense _most;
    private string _lastFailure = "";
    private bool _isReserved;

    /// <summary>Opens the books of a batch.</summary>
    /// <param name="session">The service.</param>
    /// <param name="setup">The run.</param>
    /// <param name="rung">The rung that it is asked on.</param>
    /// <param name="characters">The batch's characters as the service counts them.</param>
    /// <param name="request">The request.</param>
    public BatchBooks(ServiceSession session, TranslationSetup setup, int rung, int characters, ServiceRequest request)
    {
        (_session, _setup, _rung, _characters) = (session, setup, rung, characters);
        _mostTokens = Capabilities.TokenPrice is null ? default : session.Service.MostTokens(request);
        _most = ExpenseOf(characters, _mostTokens);
    }

    private ServiceCapabilities Capabilities => _session.Service.Capabilities;

    /// <summary>
    /// The price of a million of the batch's characters: that of the list, or what the tokens of its last answer come to; <see langword="null"/>
    /// when no price is known.
    /// </summary>
    public decimal? PricePerMillion { get; private set; }

    /// <summary>What a service bills for an answer that is of no use, or <see langword="null"/>: one of another shape than was agreed on is billed like any other.</summary>
    /// <param name="failure">Why there is none that is of use.</param>
    public static ServiceUsage? UsageOf(Exception? failure) => failure switch
    {
        ProviderException { Usage: { } usage } => usage,
        ProviderException { Failure: ProviderFailure.MalformedAnswer } => default(ServiceUsage),
        _ => null,
    };

    /// <summary>Puts aside what a request can cost.</summary>
    /// <exception cref="BudgetExceededException">It might cost more than there is.</exception>
    public void Reserve()
    {
        _setup.Budget.Reserve(_most);
        _isReserved = true;
    }

    /// <inheritdoc/>
    public void Sending()
    {
        // One whose answer was lost may have been billed: the next try costs as much once more.
        if (!_isReserved)
            Reserve();
        _session.Ledger.Sent();
    }

    /// <inheritdoc/>
    public void Ended(ServiceAnswer? answer, Exception? failure)
    {
        _lastFailure = failure is ProviderException known ? $"{known.Failure}" : "no answer in time";
        if ((answer?.Usage ?? UsageOf(failure)) is { } usage)
        {
            Bill(usage);
        }
        else if (failure is OperationCanceledException or ProviderException { Failure: ProviderFailure.Network or ProviderFailure.TimedOut })
        {
            // It may have been billed before the answer was lost: the budget counts it, the bill says "perhaps".
            Settle(_most);
            _session.Ledger.Lost(_characters);
        }
    }

    /// <inheritdoc/>
    public void Retrying()
    {
        _session.Ledger.Retried();
        Telemetry.Retried(_session.Service.Name);
        RunLog.Retried(_setup.Log, _session.Service.Name, _lastFailure);
    }

    /// <summary>Gives back what was put aside for a request that nobody billed.</summary>
    public void Dispose()
    {
        if (_isReserved)
            Settle(default);
    }

    private void Settle(Expense billed)
    {
        _isReserved = false;
        _setup.Budget.Settle(_most, billed);
    }

    // Where a server does not say how many tokens it bills, the most that it can have billed is taken for it.
    private void Bill(ServiceUsage usage)
    {
        var billed = usage.Characters ?? _characters;
        var tokens = new ServiceUsage(
            InputTokens: usage.InputTokens ?? _mostTokens.InputTokens, OutputTokens: usage.OutputTokens ?? _mostTokens.OutputTokens);
        var expense = ExpenseOf(billed, tokens);
        PricePerMillion = Capabilities.TokenPrice is null ? Capabilities.PricePerMillion : expense.Cost * 1_000_000m / Math.Max(1, _characters);
        Settle(expense);
        _session.Ledger.Billed(_rung, expense, usage);
        Telemetry.Billed(_session.Service.Name, billed);
    }

    private Expense ExpenseOf(long characters, ServiceUsage tokens) => new(characters, Capabilities.CostOf(characters, tokens) ?? 0);
}
