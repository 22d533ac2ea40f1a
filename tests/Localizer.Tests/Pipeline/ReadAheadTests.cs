using Localizer.Pipeline;

namespace Localizer.Tests.Pipeline;

public sealed class ReadAheadTests
{
    [Fact]
    public void All_items_come_in_order_and_then_what_was_thrown()
    {
        static IEnumerable<int> Items()
        {
            for (var i = 0; i < 5_000; i++)
                yield return i;
            throw new InvalidDataException("torn");
        }

        var given = new List<int>();
        Should.Throw<InvalidDataException>(() =>
        {
            foreach (var item in ReadAhead.Of(Items(), _ => 1))
                given.Add(item);
        }).Message.ShouldBe("torn");
        given.ShouldBe(Enumerable.Range(0, 5_000));
    }

    [Fact]
    public void Of_long_items_few_wait()
    {
        var read = 0;

        IEnumerable<int> Items()
        {
            for (var i = 0; i < 2_000; i++)
            {
                Interlocked.Increment(ref read);
                yield return i;
            }
        }

        var taken = 0;
        foreach (var item in ReadAhead.Of(Items(), _ => 1 << 20))
        {
            taken++;
            // Eight groups wait, one is on its way, and one at work.
            (Volatile.Read(ref read) - taken).ShouldBeLessThan(12);
        }

        taken.ShouldBe(2_000);
    }
}
