using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Limits;

/// <summary>Who may ask a Redis that did not answer.</summary>
public sealed class BreakerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly Breaker _breaker;

    public BreakerTests() => _breaker = new Breaker(Second, _clock);

    [Fact]
    public void Until_there_is_a_fault_all_may()
    {
        (_breaker.MayAsk(), _breaker.MayAsk(), _breaker.IsOpen).ShouldBe((true, true, false));
        _breaker.Answered().ShouldBeFalse();
    }

    [Fact]
    public void After_a_fault_nobody_may_and_after_the_rest_one()
    {
        (_breaker.Failed(), _breaker.Failed()).ShouldBe((true, false));
        _breaker.MayAsk().ShouldBeFalse();
        _clock.Advance(Second);

        Enumerable.Range(0, 10).Count(_ => _breaker.MayAsk()).ShouldBe(1);
        _breaker.IsOpen.ShouldBeTrue("nobody has had an answer yet");
        _clock.Advance(Second);
        _breaker.MayAsk().ShouldBeTrue("whoever asked last was never heard of again");
    }

    [Fact]
    public void After_an_answer_all_may_again()
    {
        _breaker.Failed();
        _clock.Advance(Second);
        _breaker.MayAsk();

        (_breaker.Answered(), _breaker.Answered()).ShouldBe((true, false));
        (_breaker.MayAsk(), _breaker.MayAsk(), _breaker.IsOpen).ShouldBe((true, true, false));
    }
}
