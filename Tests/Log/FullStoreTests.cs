using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.InProcess;

namespace RealtimeRestaurant.Tests.Log;

/// <summary>A store that has no space left says so at once, and certainly; only what was in doubt before stays in doubt.</summary>
public sealed class FullStoreTests : IAsyncLifetime
{
    private static readonly Actor Admin = new("s_admin", "Ada", Role.Admin);
    private readonly Queue<Weather> _ahead = new();
    private readonly ModelLog _log;
    private readonly LiveRestaurants _node;
    private readonly List<Exception> _faults = [];
    private LiveRestaurant _live = null!;

    public FullStoreTests()
    {
        _log = new(() => _ahead.TryDequeue(out var weather) ? weather : Weather.Fair) { Calm = true };
        _node = new(_log, _log, _log, new Doorbell(), TimeProvider.System,
            new LiveOptions { AppendPatience = TimeSpan.FromSeconds(3), HeadPoll = TimeSpan.FromMinutes(1) });
        _node.Faulted += (_, fault) => _faults.Add(fault);
    }

    public async Task InitializeAsync()
    {
        _node.Start();
        _live = await _node.OpenAsync("r_one", CancellationToken.None);
        await _live.SubmitAsync(new("open", Admin, new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null)), CancellationToken.None);
        _log.Calm = false;
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_command_is_refused_at_once_and_taken_when_it_is_sent_again()
    {
        _ahead.Enqueue(Weather.Full);

        var refused = await AlertAsync("c1");
        var again = await AlertAsync("c1");

        refused.Refusal!.Code.ShouldBe(RefusalCode.Unavailable);
        refused.Refusal.Sentence.ShouldContain("disk of the store is full");
        refused.Refusal.Retryable.ShouldBeTrue();
        (again.Refusal, again.Replayed, again.Seq).ShouldBe((null, false, 2));
        _faults.ShouldBeEmpty("the store says it once, not every command");
    }

    [Fact]
    public async Task What_was_in_doubt_before_the_disk_was_full_stays_in_doubt()
    {
        foreach (var weather in Enumerable.Repeat(Weather.Full, 50).Prepend(Weather.Late)) _ahead.Enqueue(weather);

        var unknown = await AlertAsync("c1");
        _ahead.Clear();
        var again = await AlertAsync("c1");

        unknown.Refusal!.Code.ShouldBe(RefusalCode.OutcomeUnknown);
        again.Replayed.ShouldBeTrue();
        _log.Commits("r_one").Length.ShouldBe(2);
    }

    private ValueTask<Outcome> AlertAsync(string id) =>
        _live.SubmitAsync(new(id, Admin, new RaiseAlert("hot", AlertPriority.Normal)), CancellationToken.None);
}
