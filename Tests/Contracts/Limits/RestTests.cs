using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Limits;

/// <summary>Who may ask a Redis that did not answer.</summary>
public sealed class RestTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly Rest _rest;

    public RestTests() => _rest = new Rest(Second, _clock);

    [Fact]
    public void Until_there_is_a_fault_all_may()
    {
        (_rest.MayAsk(), _rest.MayAsk(), _rest.IsTaken).ShouldBe((true, true, false));
        _rest.Answered().ShouldBeFalse();
    }

    [Fact]
    public void After_a_fault_nobody_may_and_after_the_rest_one()
    {
        (_rest.Failed(), _rest.Failed()).ShouldBe((true, false));
        _rest.MayAsk().ShouldBeFalse();
        _clock.Advance(Second);

        Enumerable.Range(0, 10).Count(_ => _rest.MayAsk()).ShouldBe(1);
        _rest.IsTaken.ShouldBeTrue("nobody has had an answer yet");
        _clock.Advance(Second);
        _rest.MayAsk().ShouldBeTrue("whoever asked last was never heard of again");
    }

    [Fact]
    public void After_an_answer_all_may_again()
    {
        _rest.Failed();
        _clock.Advance(Second);
        _rest.MayAsk();

        (_rest.Answered(), _rest.Answered()).ShouldBe((true, false));
        (_rest.MayAsk(), _rest.MayAsk(), _rest.IsTaken).ShouldBe((true, true, false));
    }
}
