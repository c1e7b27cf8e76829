using CsCheck;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.ClientRules;

public sealed class StreamPositionsTests
{
    private readonly StreamPositions _positions = new();

    public StreamPositionsTests() => _positions.ReplaceBy(new StreamSeqs(10, 4, 0), 10);

    [Fact]
    public void The_next_message_on_a_stream_is_applied_and_moves_that_stream_alone()
    {
        _positions.Accept("restaurant", 13, prev: 10).ShouldBe(Verdict.Apply);
        _positions.Accept("user", 12, prev: 0).ShouldBe(Verdict.Apply);

        _positions.Last.ShouldBe(new StreamSeqs(13, 4, 12));
    }

    [Fact]
    public void What_is_known_is_dropped()
    {
        _positions.Accept("restaurant", 10, prev: 9).ShouldBe(Verdict.Drop);
        _positions.Accept("restaurant", 3, prev: 1).ShouldBe(Verdict.Drop);

        _positions.Last.ShouldBe(new StreamSeqs(10, 4, 0));
    }

    [Fact]
    public void A_message_whose_prev_is_not_the_last_shows_a_gap_and_moves_nothing()
    {
        _positions.Accept("role", 9, prev: 7).ShouldBe(Verdict.Gap);

        _positions.Last.ShouldBe(new StreamSeqs(10, 4, 0));
    }

    [Fact]
    public void Figures_are_applied_unless_newer_ones_of_their_kind_are_shown_and_move_nothing()
    {
        _positions.AcceptFigures("StatsUpdated", 9).ShouldBe(Verdict.Drop);
        _positions.AcceptFigures("StatsUpdated", 10).ShouldBe(Verdict.Apply);
        _positions.AcceptFigures("StatsUpdated", 15).ShouldBe(Verdict.Apply);
        _positions.AcceptFigures("StatsUpdated", 14).ShouldBe(Verdict.Drop);
        _positions.AcceptFigures("AnalyticsUpdated", 14).ShouldBe(Verdict.Apply);

        _positions.Last.ShouldBe(new StreamSeqs(10, 4, 0));
    }

    [Fact]
    public void It_is_behind_when_the_server_is_further_on_any_stream()
    {
        _positions.IsBehind(new StreamSeqs(10, 4, 0)).ShouldBeFalse();
        _positions.IsBehind(new StreamSeqs(9, 4, 0)).ShouldBeFalse();
        _positions.IsBehind(new StreamSeqs(10, 5, 0)).ShouldBeTrue();
    }

    [Fact]
    public void However_messages_are_lost_and_doubled_what_is_applied_is_the_log_up_to_some_point() =>
        Gen.Int[0, 30].Array[0, 200].Sample(delivered =>
        {
            var positions = new StreamPositions();
            var applied = delivered.Select(i => (Seq: 2L * (i + 1), Prev: 2L * i))
                .Where(message => positions.Accept("restaurant", message.Seq, message.Prev) == Verdict.Apply)
                .Select(message => message.Seq).ToList();

            applied.ShouldBe(Enumerable.Range(1, applied.Count).Select(n => 2L * n));
        });
}
