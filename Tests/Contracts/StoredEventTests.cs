using System.Collections.Immutable;
using System.Text;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What was ever stored must load for ever.</summary>
public sealed class StoredEventTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Contracts", "StoredEvents");

    public static TheoryData<string> StoredNames => new(EventCatalogue.ByStoredName.Keys.Order());

    [Theory, MemberData(nameof(StoredNames))]
    public void Every_stored_name_has_a_sample_that_loads_as_it_was_meant(string storedName)
    {
        var loaded = StoredJson.Decode<RestaurantEvent>(Stored(storedName));

        Text(loaded).ShouldBe(Text(SampleEvents.ByStoredName[storedName]));
        loaded.ShouldBeOfType(SampleEvents.ByStoredName[storedName].GetType());
    }

    [Theory, MemberData(nameof(StoredNames))]
    public void The_current_version_is_written_as_its_sample(string storedName)
    {
        var sample = SampleEvents.ByStoredName[storedName];
        if (EventCatalogue.StoredName(sample) == storedName) Text(sample).ShouldBe(Encoding.UTF8.GetString(Stored(storedName)).TrimEnd());
    }

    [Fact]
    public void A_member_from_the_future_is_ignored_and_a_missing_array_is_empty()
    {
        var loaded =
            StoredJson.Decode<RestaurantEvent>(
            """{"data":{"staffId":"s_1","name":"Ana","role":"waiter","shoeSize":38},"later":{"a":[1]},"v":1,"type":"staffHired"}"""u8);

        loaded.ShouldBeOfType<Domain.Staff.StaffHired>().Stations.ShouldBe([]);
    }

    [Fact]
    public void Settings_from_before_a_setting_existed_have_its_default()
    {
        var loaded = StoredJson.Decode<RestaurantEvent>(
            """{"type":"restaurantChanged","v":1,"data":{"name":"The Bay","timeZone":"Europe/Rome","settings":{"taxRate":100000}}}"""u8);

        loaded.ShouldBeOfType<RestaurantChanged>().Settings.ShouldBe(new RestaurantSettings(TaxRate: 100_000));
    }

    [Fact]
    public void A_count_from_before_it_could_be_blind_is_not()
    {
        var counting = StoredJson.Decode<RestaurantEvent>("""{"type":"shiftCounting","v":1,"data":{"shiftId":"sh_1","staffId":"s_3"}}"""u8);
        var opened = StoredJson.Decode<RestaurantEvent>("""{"type":"shiftOpened","v":1,"data":{"shift":{"id":"sh_1"}}}"""u8);

        counting.ShouldBeOfType<Domain.Drawers.ShiftCounting>().IsBlind.ShouldBeFalse();
        opened.ShouldBeOfType<Domain.Drawers.ShiftOpened>().Shift.IsBlind.ShouldBeFalse();
    }

    [Fact]
    public void An_option_from_before_it_had_a_maximum_or_a_stock_is_taken_once_not_counted_and_leaves_nothing_out() =>
        StoredJson.Decode<Domain.Menu.ModifierOption>("""{"id":"mo_1","name":"Vanilla","price":50}"""u8)
            .ShouldBe(new("mo_1", "Vanilla", 50) { Max = 1, LeavesOut = false, Stock = null, LowStock = null, Off = null });

    [Fact]
    public void A_dish_from_before_the_menu_declared_allergens_has_none_declared() =>
        StoredJson.Decode<RestaurantEvent>(
            """{"type":"menuItemChanged","v":1,"data":{"menuItemId":"m_1","name":"Flan","category":"Sweet","price":1,"station":"bar"}}"""u8)
            .ShouldBeOfType<Domain.Menu.MenuItemDescribed>().Diet.ShouldBeNull();

    [Fact]
    public void A_missing_array_is_empty_at_any_depth()
    {
        var order = StoredJson.Decode<Order>("""{"id":"o_1","items":[{"id":"i_1","dish":{}}]}"""u8);
        var older = StoredEntity.Order(1, """{"id":"o_1","items":[{"id":"i_1"}]}"""u8);

        order.Items.ShouldHaveSingleItem().Dish.Modifiers.ShouldBe(ImmutableArray<ChosenModifier>.Empty);
        older.Items.ShouldHaveSingleItem().Dish.Modifiers.ShouldBe(ImmutableArray<ChosenModifier>.Empty);
        StoredEntity.Bill(1, "{}"u8).Payments.ShouldBe([]);
        StoredEntity.Bill(2, "{}"u8).Pending.ShouldBe([]);
        StoredJson.Decode<Order>("{}"u8).Items.ShouldBe(ImmutableArray<OrderItem>.Empty);
    }

    [Fact]
    public void An_event_of_an_unknown_version_is_a_fault_that_names_it() =>
        Should.Throw<System.Text.Json.JsonException>(() =>
            { StoredJson.Decode<RestaurantEvent>("""{"type":"orderPlaced","v":99,"data":{}}"""u8); })
            .Message.ShouldContain("orderPlaced/99");

    [Fact]
    public void A_commit_comes_back_as_it_was()
    {
        var commit = Commit("r_1", 5) with { Events = [.. SampleEvents.ByStoredName.Values] };

        var back = StoredJson.Decode<Commit>(StoredJson.Encode(commit));

        Text(back).ShouldBe(Text(commit));
        (back.Id, back.At, back.LastSeq).ShouldBe((commit.Id, commit.At, commit.LastSeq));
    }

    [Fact]
    public void A_snapshot_comes_back_as_it_was()
    {
        var state = State("r_1", 40);

        var back = SnapshotCodec.Decode(SnapshotCodec.Encode(state)).ShouldNotBeNull();

        Text(back).ShouldBe(Text(state));
        back.Commands.Find("c1").ShouldBe(state.Commands.Find("c1"));
    }

    [Fact]
    public void A_snapshot_that_cannot_be_read_is_none()
    {
        var stored = SnapshotCodec.Encode(State("r_1", 40));

        SnapshotCodec.Decode([]).ShouldBeNull();
        for (var at = 0; at < 1 + TypeFingerprint.Length; at++)
            SnapshotCodec.Decode(Spoiled(at)).ShouldBeNull("another format or shape");
        // The last bytes may be the compression's own: then all of it was there.
        for (var cut = 1; cut < stored.Length; cut++)
            (SnapshotCodec.Decode(stored[..cut]) is not { } whole || SnapshotCodec.Encode(whole).SequenceEqual(stored))
                .ShouldBeTrue($"cut at {cut}");
        for (var at = 1; at < stored.Length; at++) Should.NotThrow(() => { SnapshotCodec.Decode(Spoiled(at)); });

        byte[] Spoiled(int at) => [.. stored[..at], (byte)~stored[at], .. stored[(at + 1)..]];
    }

    internal static byte[] Stored(string storedName) => File.ReadAllBytes(Path.Combine(Folder, storedName.Replace('/', '.') + ".json"));
}
