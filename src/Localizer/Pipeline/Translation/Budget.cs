namespace Localizer.Pipeline.Translation;

/// <summary>The next request might cost more than the run may.</summary>
/// <param name="settling">
/// Ends when one of the requests in flight is settled, where their settling may leave enough; <see langword="null"/> where there is not
/// enough whatever they come to.
/// </param>
internal sealed class BudgetExceededException(Task? settling) : Exception("The budget would be exceeded.")
{
    /// <summary>What to wait for before the request is tried again, or <see langword="null"/> when waiting is of no use.</summary>
    public Task? Settling { get; } = settling;
}

/// <summary>What requests cost.</summary>
/// <param name="Characters">Billed characters.</param>
/// <param name="Cost">Money by the price list; 0 where no price is known.</param>
internal readonly record struct Expense(long Characters, decimal Cost)
{
    /// <summary>Both.</summary>
    public static Expense operator +(Expense one, Expense other) => new(one.Characters + other.Characters, one.Cost + other.Cost);

    /// <summary>The one without the other.</summary>
    public static Expense operator -(Expense one, Expense other) => new(one.Characters - other.Characters, one.Cost - other.Cost);
}

/// <summary>
/// What a run may cost: the most that each request can come to is reserved before it is sent, and what it did come to put in its place, so
/// that requests in flight together never exceed it.
/// </summary>
/// <param name="maxCharacters">The most characters, or <see langword="null"/>.</param>
/// <param name="maxCost">The most money, or <see langword="null"/>.</param>
internal sealed class Budget(long? maxCharacters, decimal? maxCost)
{
    private readonly Lock _lock = new();
    private Expense _spent;
    private Expense _reserved;
    private int _inFlight;
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the run is at its end: not even the smallest request is to be had any longer.</summary>
    public bool WasExceeded { get; private set; }

    /// <summary>Says that the run is at its end.</summary>
    public void Close() => WasExceeded = true;

    /// <summary>Puts the most that a request can cost aside.</summary>
    /// <exception cref="BudgetExceededException">It might cost more than there is.</exception>
    public void Reserve(Expense most)
    {
        lock (_lock)
        {
            if (!Reaches(_spent + _reserved + most))
                throw new BudgetExceededException(_inFlight > 0 && Reaches(_spent + most) ? _settled.Task : null);
            _reserved += most;
            _inFlight++;
        }
    }

    /// <summary>Puts what a request came to in the place of what was put aside for it.</summary>
    public void Settle(Expense reserved, Expense billed)
    {
        TaskCompletionSource settled;
        lock (_lock)
        {
            _reserved -= reserved;
            _spent += billed;
            _inFlight--;
            (settled, _settled) = (_settled, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        settled.SetResult();
    }

    private bool Reaches(Expense expense) => !(expense.Characters > maxCharacters || expense.Cost > maxCost);
}
