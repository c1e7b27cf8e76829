using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.InProcess;

namespace RealtimeRestaurant.Tests.Log;

/// <summary>Images are large: no commit grows beyond what a store takes, and memory does without them.</summary>
public sealed class ImageTests : IAsyncLifetime
{
    private static readonly Actor Admin = new("s_admin", "Ada", Role.Admin);
    private readonly ModelLog _log = new(() => Weather.Fair) { Calm = true };
    private readonly LiveRestaurants _node;
    private LiveRestaurant _live = null!;
    private string _dish = "";
    private long _before;

    public ImageTests() =>
        _node = new(_log, _log, _log, new Doorbell(), TimeProvider.System, new LiveOptions { CommandsPerCommit = 10_000 });

    public async Task InitializeAsync()
    {
        _node.Start();
        _live = await _node.OpenAsync("r_one", CancellationToken.None);
        await SubmitAsync("open", new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null));
        var added = await SubmitAsync("add", new AddMenuItem("Pie", "Sweet", 550, null, null, null, null, null, []));
        (_dish, _before) = (added.Event<MenuItemAdded>().Item.Id, added.Seq);
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task However_much_waits_together_a_commit_holds_one_image_at_most()
    {
        var outcomes =
            await Task.WhenAll(Enumerable.Range(0, 300)
            .Select(i => SubmitAsync($"c{i}", i % 3 == 0 ? Image($"{i}") : new RaiseAlert($"alert {i}", AlertPriority.Normal))));

        outcomes.ShouldAllBe(outcome => outcome.Refusal == null);
        outcomes.Select(outcome => outcome.Seq).Distinct().Count().ShouldBe(300);
        outcomes.Max(outcome => outcome.Seq).ShouldBe(_before + 400, "an image comes with the dish that has it");
        _log.Commits(_live.Id).Select(commit => commit.Events.Count(@event => @event is MenuImageSet)).Max().ShouldBe(1);
        _log.Commits(_live.Id).Length.ShouldBeLessThan(302, "all else still comes together");
    }

    [Fact]
    public async Task Memory_keeps_no_bytes_and_a_repeated_command_is_answered_all_the_same()
    {
        var first = await SubmitAsync("c1", Image("a pie"));
        var again = await SubmitAsync("c1", Image("a pie"));
        var other = await SubmitAsync("c1", Image("another pie"));

        (again.Replayed, again.Seq, again.State.Menu[_dish]).ShouldBe((true, first.Seq, first.State.Menu[_dish]));
        other.Refusal!.Code.ShouldBe(RefusalCode.CommandIdReused);
        var remembered = await _live.CommitsAsync(first.Seq - 1, first.Seq, CancellationToken.None).ToListAsync();
        remembered.ShouldHaveSingleItem().Events.OfType<MenuImageSet>().ShouldHaveSingleItem().Bytes.IsEmpty.ShouldBeTrue();
        (await _log.FindAsync(_live.Id, first.State.Menu[_dish].Image!.Seq, CancellationToken.None))!
            .Events.OfType<MenuImageSet>().ShouldHaveSingleItem().Bytes.ToArray().ShouldBe("a pie"u8.ToArray());
    }

    private SetMenuImage Image(string bytes) => new(_dish, "image/png", System.Text.Encoding.UTF8.GetBytes(bytes));

    private async Task<Outcome> SubmitAsync(string id, RestaurantCommand command) =>
        await _live.SubmitAsync(new(id, Admin, command), CancellationToken.None);
}
