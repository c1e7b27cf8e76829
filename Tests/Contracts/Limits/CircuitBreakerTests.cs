using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Limits;

/// <summary>Who may ask a Redis that did not answer.</summary>
public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(Second, _clock);

    [Fact]
    public void Until_there_is_a_fault_all_may()
    {
        (_breaker.TryEnter(), _breaker.TryEnter(), _breaker.IsOpen).ShouldBe((true, true, false));
        _breaker.RecordSuccess().ShouldBeFalse();
    }

    [Fact]
    public void After_a_fault_nobody_may_and_after_the_rest_one()
    {
        (_breaker.RecordFailure(), _breaker.RecordFailure()).ShouldBe((true, false));
        _breaker.TryEnter().ShouldBeFalse();
        _clock.Advance(Second);

        Enumerable.Range(0, 10).Count(_ => _breaker.TryEnter()).ShouldBe(1);
        _breaker.IsOpen.ShouldBeTrue("nobody has had an answer yet");
        _clock.Advance(Second);
        _breaker.TryEnter().ShouldBeTrue("whoever asked last was never heard of again");
    }

    [Fact]
    public void After_an_answer_all_may_again()
    {
        _breaker.RecordFailure();
        _clock.Advance(Second);
        _breaker.TryEnter();

        (_breaker.RecordSuccess(), _breaker.RecordSuccess()).ShouldBe((true, false));
        (_breaker.TryEnter(), _breaker.TryEnter(), _breaker.IsOpen).ShouldBe((true, true, false));
    }
}
