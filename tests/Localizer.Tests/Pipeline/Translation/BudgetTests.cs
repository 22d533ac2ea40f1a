using Localizer.Pipeline.Translation;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class BudgetTests
{
    [Fact]
    public void What_is_left_is_granted_to_the_last_character_and_no_further()
    {
        var budget = new Budget(maxCharacters: 100, maxCost: null);

        budget.Reserve(60, 10);
        Should.Throw<BudgetExceededException>(() => budget.Reserve(41, 10));
        budget.Reserve(40, 10);

        Should.Throw<BudgetExceededException>(() => budget.Reserve(1, 10));
    }

    [Fact]
    public void Money_is_counted_by_the_price_of_each_request()
    {
        var budget = new Budget(maxCharacters: null, maxCost: 1m);

        budget.Reserve(50_000, 10);
        Should.Throw<BudgetExceededException>(() => budget.Reserve(25_001, 20));
        budget.Reserve(25_000, 20);
        budget.Reserve(1_000_000, 0);

        Should.Throw<BudgetExceededException>(() => budget.Reserve(1, 1));
    }

    [Fact]
    public void What_was_not_billed_comes_back_and_what_was_billed_beyond_is_missing()
    {
        var budget = new Budget(maxCharacters: 100, maxCost: 0.001m);

        budget.Reserve(100, 10);
        budget.Settle(reserved: 100, billed: 0, 10);
        budget.Reserve(50, 10);
        budget.Settle(reserved: 50, billed: 70, 10);

        Should.Throw<BudgetExceededException>(() => budget.Reserve(31, 10));
        budget.Reserve(30, 10);
    }

    [Fact]
    public void Requests_in_flight_together_never_exceed_it()
    {
        var budget = new Budget(maxCharacters: 1_000, maxCost: null);
        var granted = 0;

        Parallel.For(0, 2_000, _ =>
        {
            try
            {
                budget.Reserve(3, 0);
                Interlocked.Increment(ref granted);
            }
            catch (BudgetExceededException)
            {
                // Most of them: that is what is counted.
            }
        });

        granted.ShouldBe(333);
    }
}
