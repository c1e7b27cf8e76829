using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Tests.ClientRules;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 1)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(5000, 30)]
    public void The_longest_wait_doubles_up_to_the_cap_and_never_gives_up(int attempt, double seconds) =>
        Backoff.Default.Before(attempt, random: 1).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void The_jitter_is_full()
    {
        Backoff.Default.Before(3, random: 0).ShouldBe(TimeSpan.Zero);
        Backoff.Default.Before(3, random: 0.25).ShouldBe(TimeSpan.FromSeconds(1));
    }
}
