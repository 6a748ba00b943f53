using MindfulBond.Search;

namespace MindfulBond.Tests.Search;

public sealed class AheadTests
{
    [Fact]
    public void Everything_comes_in_its_order_and_is_made_on_another_thread()
    {
        var threads = new HashSet<int>();

        var all = Ahead.Of(Enumerable.Range(0, 1000).Select(Made), most: 3).ToList();

        Assert.Equal(Enumerable.Range(0, 1000), all);
        Assert.NotEqual(Environment.CurrentManagedThreadId, Assert.Single(threads));

        int Made(int number)
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return number;
        }
    }

    [Fact]
    public void No_more_are_made_than_may_wait_and_none_when_nobody_asks_for_more()
    {
        var (made, asked) = (0, 0);

        foreach (var one in Ahead.Of(Enumerable.Range(0, 1000).Select(_ => Interlocked.Increment(ref made)), most: 3))
        {
            asked++;
            // One is in hand on either side.
            Assert.InRange(one, 1, asked + 4);
            Assert.InRange(Volatile.Read(ref made), asked, asked + 4);
            if (asked == 10) break;
        }

        Assert.InRange(made, 10, 14);
    }

    [Fact]
    public void What_goes_wrong_with_one_is_thrown_after_those_before_it()
    {
        var seen = new List<int>();

        var failure = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var one in Ahead.Of(Enumerable.Range(0, 10).Select(number => number < 4 ? number : throw new InvalidDataException("Four.")), most: 8)) seen.Add(one);
        });

        Assert.Equal("Four.", failure.Message);
        Assert.Equal([0, 1, 2, 3], seen);
    }
}
