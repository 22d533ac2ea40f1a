using CsCheck;
using Localizer.Html;

namespace Localizer.Tests.Html;

public class ChunkedListTests
{
    // As often as not a list is left just before, at or behind the end of a chunk.
    private static readonly Gen<int> Count = Gen.OneOf(Gen.Int[0, 400], Gen.OneOf([.. ((int[])[0, 1, 127, 128, 129, 255, 256, 257, 384]).Select(Gen.Const)]));

    [Fact]
    public void It_holds_what_a_list_would() => Gen.Select(Gen.Int[0, 3], Count).Array[1, 12].Sample(
        steps =>
        {
            var (chunked, list) = (new ChunkedList<int>(), new List<int>());
            foreach (var (what, count) in steps)
                Do(what, count, chunked, list);
            chunked.Count.ShouldBe(list.Count);
            chunked.ToImmutable().ShouldBe(list);
            Enumerable.Range(0, list.Count).Select(i => chunked[i]).ShouldBe(list);
        },
        iter: 2_000,
        seed: "000001000000");

    private static void Do(int what, int count, ChunkedList<int> chunked, List<int> list)
    {
        switch (what)
        {
            case 0:
                for (var i = 0; i < count; i++)
                {
                    chunked.Add(i);
                    list.Add(i);
                }

                break;
            case 1:
                var other = new ChunkedList<int>();
                for (var i = 0; i < count; i++)
                    other.Add(-i);
                chunked.AddRange(other);
                list.AddRange(Enumerable.Range(0, count).Select(i => -i));
                break;
            case 2:
                var left = Math.Min(count, list.Count);
                chunked.Truncate(left);
                list.RemoveRange(left, list.Count - left);
                break;
            default:
                chunked.Clear();
                list.Clear();
                break;
        }
    }
}
