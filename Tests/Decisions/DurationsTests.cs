using CsCheck;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class DurationsTests
{
    [Fact]
    public void A_length_is_kept_to_within_three_percent() =>
        Gen.Int[0, 86_400].Sample(seconds =>
        {
            var kept = Durations.SecondsOf(Durations.StepOf(seconds));
            (kept <= seconds && seconds - kept <= seconds / 32).ShouldBeTrue($"{seconds} is kept as {kept}");
        });

    [Fact]
    public void The_time_of_a_ticket_is_kept_to_within_three_percent_in_few_steps()
    {
        Gen.Int[0, 86_400].Sample(seconds =>
            (Math.Abs(TicketTimes.Rounded(seconds) - seconds) <= seconds / 32).ShouldBeTrue($"{seconds}: {TicketTimes.Rounded(seconds)}"));
        Enumerable.Range(120, 20 * 60).Select(TicketTimes.Rounded).Distinct().Count().ShouldBeLessThan(64);
    }

    [Fact]
    public void Percentiles_are_lengths_that_occurred()
    {
        var durations = Enumerable.Range(1, 10).Aggregate(Durations.None, (all, seconds) => all.Add(TimeSpan.FromSeconds(seconds), 1));
        (durations.Percentile(50), durations.Percentile(90), durations.Percentile(100), Durations.None.Percentile(50))
            .ShouldBe((5, 9, 10, null));
        Enumerable.Range(1, 3).Aggregate(Durations.None, (all, seconds) => all.Add(TimeSpan.FromSeconds(seconds), 1)).Percentile(50)
            .ShouldBe(2);
    }

    [Fact]
    public void What_is_taken_back_was_never_there()
    {
        var once = Durations.None.Add(TimeSpan.FromSeconds(300), 2);
        once.Add(TimeSpan.FromSeconds(300), -2).Percentile(50).ShouldBeNull();
        once.Add(TimeSpan.FromSeconds(300), -5).Add(TimeSpan.FromSeconds(300), 1).Percentile(50)
            .ShouldBe(Durations.SecondsOf(Durations.StepOf(300)));
    }
}
