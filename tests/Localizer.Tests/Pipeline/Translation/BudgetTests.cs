using Localizer.Pipeline.Translation;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class BudgetTests
{
    [Fact]
    public void What_is_left_is_granted_to_the_last_character_and_no_further()
    {
        var budget = new Budget(maxCharacters: 100, maxCost: null);

        budget.Reserve(Characters(60));
        Should.Throw<BudgetExceededException>(() => budget.Reserve(Characters(41)));
        budget.Reserve(Characters(40));

        Should.Throw<BudgetExceededException>(() => budget.Reserve(Characters(1)));
    }

    [Fact]
    public void Money_is_counted_as_exactly_as_characters()
    {
        var budget = new Budget(maxCharacters: null, maxCost: 1m);

        budget.Reserve(new Expense(50_000, 0.5m));
        Should.Throw<BudgetExceededException>(() => budget.Reserve(new Expense(1, 0.50002m)));
        budget.Reserve(new Expense(25_000, 0.5m));
        budget.Reserve(new Expense(1_000_000, 0));

        Should.Throw<BudgetExceededException>(() => budget.Reserve(new Expense(1, 0.000001m)));
    }

    [Fact]
    public void What_was_not_billed_comes_back_and_what_was_billed_beyond_is_missing()
    {
        var budget = new Budget(maxCharacters: 100, maxCost: 0.001m);
        var (most, half) = (new Expense(100, 0.001m), new Expense(50, 0.0005m));

        budget.Reserve(most);
        budget.Settle(most, default);
        budget.Reserve(half);
        budget.Settle(half, new Expense(70, 0.0007m));

        Should.Throw<BudgetExceededException>(() => budget.Reserve(Characters(31)));
        budget.Reserve(Characters(30));
    }

    [Fact]
    public void Who_may_yet_have_room_when_others_come_cheaper_is_told_what_to_wait_for()
    {
        var budget = new Budget(maxCharacters: null, maxCost: 10);
        var (spent, dear) = (new Expense(0, 3), new Expense(0, 6));
        budget.Reserve(spent);
        budget.Settle(spent, spent);
        budget.Reserve(dear);

        Should.Throw<BudgetExceededException>(() => budget.Reserve(new Expense(0, 8))).Settling.ShouldBeNull("3 are spent: 8 will never be left");
        var settling = Should.Throw<BudgetExceededException>(() => budget.Reserve(dear)).Settling.ShouldNotBeNull();
        settling.IsCompleted.ShouldBeFalse();
        budget.Settle(dear, new Expense(0, 1));

        settling.IsCompleted.ShouldBeTrue();
        budget.Reserve(dear);
        budget.Settle(dear, dear);
        Should.Throw<BudgetExceededException>(() => budget.Reserve(new Expense(0, 1))).Settling.ShouldBeNull("nothing is in flight");
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
                budget.Reserve(Characters(3));
                Interlocked.Increment(ref granted);
            }
            catch (BudgetExceededException)
            {
                // Most of them: that is what is counted.
            }
        });

        granted.ShouldBe(333);
    }

    private static Expense Characters(long characters) => new(characters, 0);
}
