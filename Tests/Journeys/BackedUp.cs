using RealtimeRestaurant.Client;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Decisions.Given;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>What docs/recovery.md says, as an operator does it: back up while orders are placed, lose everything, restore, start.</summary>
public sealed class BackedUp
{
    [Fact]
    public Task Whatever_was_acknowledged_before_the_backup_began_comes_back_and_screens_start_over() => LoseEverythingAsync("sqlite");

    [MongoFact]
    public Task Whatever_was_acknowledged_before_the_backup_began_comes_back_and_screens_start_over_on_mongo() =>
        LoseEverythingAsync("mongo");

    [Fact]
    public async Task A_host_does_not_start_on_half_a_restore_and_nothing_is_restored_under_one_that_runs()
    {
        await using var place = Place.Of("sqlite");
        var file = BackupOf(place);
        await using (await NodeProcess.StartAsync(place.Settings))
        {
            (await HostCommand.RunAsync(place.Settings, "backup", "--to", file)).Code.ShouldBe(0);
            var (code, _, errors) = await HostCommand.RunAsync(place.Settings, "restore", "--from", file, "--replace");
            code.ShouldBe(1);
            errors.ShouldContain("Stop it first");
        }
        await using (var truth = new Opened(place.Settings)) await truth.Part<IRestore>().BeginAsync(null, CancellationToken.None);

        var (refused, output) = await NodeProcess.FailAsync(place.Settings);
        refused.ShouldBe(78);
        output.ShouldContain("--replace");
        (await HostCommand.RunAsync(place.Settings, "backup", "--to", $"{file}.2")).Code.ShouldBe(78);

        (await HostCommand.RunAsync(place.Settings, "restore", "--from", file, "--replace")).Code.ShouldBe(0);
        await using var again = await NodeProcess.StartAsync(place.Settings);
        await using var house = await DemoClients.OpenAsync(again.Address);
    }

    [Theory]
    [InlineData(64, "backup"), InlineData(64, "backup", "--from", "x"), InlineData(64, "restore", "--replace"),
        InlineData(64, "verify", "--from", "x", "--replace")]
    [InlineData(64, "restore", "--from", "x", "--until", "7"), InlineData(64, "restore", "--from", "x", "--until", "soon"),
        InlineData(64, "restore", "--from", "x", "--unless", "y")]
    [InlineData(1, "verify", "--from", "/nowhere/x"), InlineData(1, "restore", "--from", "/nowhere/x"),
        InlineData(1, "backup", "--to", "/nowhere/x")]
    [InlineData(78, "backup", "--to", "x", "--ConnectionStrings:Mongo", "nonsense")]
    public async Task What_is_not_understood_or_cannot_be_done_is_said(int code, params string[] args)
    {
        await using var place = Place.Of("sqlite");
        var (exit, output, errors) = await HostCommand.RunAsync(place.Settings, args);
        (exit, output).ShouldBe((code, ""), errors);
        errors.ShouldNotBeEmpty();
        errors.ShouldNotContain("   at ");
    }

    private static async Task LoseEverythingAsync(string store)
    {
        await using var place = Place.Of(store);
        var (settings, file) = (place.Settings, BackupOf(place));
        var node = await NodeProcess.StartAsync(settings);
        var port = node.Address.Port;
        await using var house = await DemoClients.OpenAsync(node.Address);
        var kitchen = await house.KitchenAsync(WireProtocol.Json);
        var (tables, image) = (new[] { await house.SeatAsync(0), await house.SeatAsync(1) }, await ShowAsync(house));

        await using var load = new Load(house, tables, [node.Address], pace: TimeSpan.FromMilliseconds(10));
        await Eventually.True(() => load.Acknowledged.Count > 30, "orders are being placed");
        string[] before = [.. load.Acknowledged.Keys];
        var (code, made, errors) = await HostCommand.RunAsync(settings, "backup", "--to", file);
        code.ShouldBe(0, errors);
        made.ShouldContain("1 restaurants");
        await Eventually.True(() => load.Acknowledged.Count > before.Length + 20, "orders go on while it is made, and after it");
        await load.StopAsync();
        await node.DisposeAsync();
        var was = await CommitsAsync(settings, house.RestaurantId);
        await DestroyAsync(place);

        (await HostCommand.RunAsync(settings, "verify", "--from", file)).Output.ShouldContain("is whole");
        var (restored, said, wrong) = await HostCommand.RunAsync(settings, "restore", "--from", file);
        restored.ShouldBe(0, wrong);
        said.ShouldContain("are back");
        var now = await CommitsAsync(settings, house.RestaurantId);
        now.Select(commit => (commit.FirstSeq, commit.Id)).ShouldBe(was.Take(now.Count).Select(commit => (commit.FirstSeq, commit.Id)));
        now.SelectMany(commit => commit.Events).OfType<Domain.Orders.OrderPlaced>().Select(placed => placed.Order.Id)
            .Intersect(before).Count().ShouldBe(before.Length);
        Fold(now).ShouldBe(Fold(was.Take(now.Count).Select(commit => commit with { Epoch = now[0].Epoch })));

        await using var again = await NodeProcess.StartAsync(settings, port);
        await SignInAgainAsync(house);
        await Eventually.True(() => kitchen.Snapshots is [_, .., var last] && last.Position.Epoch == now[0].Epoch,
            "the screen of before starts over in the new history", TimeSpan.FromSeconds(60));
        (await house.Chef.GetAsync($"/api/menu/items/{house.Dishes[0]}/image")).Bytes.SequenceEqual(image).ShouldBeTrue();
        var order = (await house.OrderAsync(tables[0])).GetProperty("id").GetString();
        await kitchen.HearsAsync("OrderCreated", @event => @event.As<KitchenOrderCreated>().Order.Id == order);
    }

    private static async Task SignInAgainAsync(DemoClients house)
    {
        (await house.Manager.PostAsync("/api/tables", new { number = 99, seats = 2 }))
            .ShouldBeProblem(System.Net.HttpStatusCode.Unauthorized, "unauthenticated");
        await house.SignInAgainAsync();
    }

    private static async Task<byte[]> ShowAsync(DemoClients house)
    {
        var image = Images.Png(100_000);
        (await house.Manager.SendRawAsync(HttpMethod.Put, $"/api/menu/items/{house.Dishes[0]}/image", image, "image/png")).Status
            .ShouldBe(System.Net.HttpStatusCode.OK);
        return image;
    }

    private static string BackupOf(Place place) => Path.Combine(Path.GetDirectoryName(place.Settings.Sqlite)!, "some.backup");

    private static async Task DestroyAsync(Place place)
    {
        foreach (var file in new[] { "", "-wal", "-shm" }) File.Delete(place.Settings.Sqlite + file);
        await place.DropAsync();
    }

    private static string Fold(IEnumerable<Commit> commits) =>
        Portrait.Of(commits.Aggregate(new Restaurant("r_demo"), (state, commit) => state.Apply(commit)));

    private static async Task<List<Commit>> CommitsAsync(NodeSettings settings, string restaurantId)
    {
        await using var opened = new Opened(settings);
        return await opened.Part<ICommitLog>().ReadAsync(restaurantId, 0, CancellationToken.None).ToListAsync();
    }
}
