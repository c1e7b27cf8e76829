using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions.Given;

public sealed partial class TestRestaurant
{
    public Table Table(int number = 1) => State.Tables.Values.Single(table => table.Number == number);

    public MenuItem Dish(string name) => State.Menu.Values.Single(dish => dish.Name == name);

    public TestRestaurant Seated(int table = 1)
    {
        Do(Will, new SetTableStatus(Table(table).Id, TableStatus.Occupied, Guests: 2, ReservedFor: null, Until: null));
        return this;
    }

    public LineDraft Line(string dish, int quantity = 1, int? course = null, params string[] options) =>
        new(Dish(dish).Id, quantity, Note: null, [.. options.Select(option => Option(dish, option))], course, Seat: null);

    public string Option(string dish, string option) =>
        Dish(dish).Modifiers.SelectMany(group => group.Options).Single(known => known.Name == option).Id;

    public PlaceOrder Placing(int table, params LineDraft[] lines) => new(Table(table).Id, [.. lines]);

    /// <summary>Will places an order at table 1, and seats guests there where nobody sits.</summary>
    public Order Placed(params LineDraft[] lines)
    {
        if (Table().Session is null) Seated();
        return Do(Will, Placing(1, lines)).OfType<OrderPlaced>().Single().Order;
    }

    /// <summary>The line of this dish as it now is; of several, the last.</summary>
    public OrderItem Item(Order order, string dish) => Order(order.Id).Items.Last(item => item.Dish.Name == dish);

    public SetItemStatus Setting(Order order, string dish, ItemStatus status, string? reason = null, int? quantity = null) =>
        new(order.Id, Item(order, dish).Id, status, reason, quantity);

    public ImmutableArray<RestaurantEvent> Set(Actor actor, Order order, string dish, ItemStatus status, string? reason =
        null, int? quantity = null) =>
        Do(actor, Setting(order, dish, status, reason, quantity));

    public TestRestaurant Bumped(Actor actor, Order order, ItemStatus status)
    {
        Do(actor, new SetOrderStatus(order.Id, status));
        return this;
    }

    /// <summary>A steak in this state, the way it usually gets there: Gus cooks, Will serves. A beer waits at the bar beside it.</summary>
    public Order SteakIs(ItemStatus status)
    {
        var order = Placed(Line("Steak", 4, course: status == ItemStatus.Held ? 2 : 1), Line("Beer"));
        if (status is ItemStatus.Cancelled) Set(Will, order, "Steak", status);
        if (status is ItemStatus.Preparing or ItemStatus.Ready or ItemStatus.Served or ItemStatus.Voided)
            Set(Gus, order, "Steak", ItemStatus.Preparing);
        if (status is ItemStatus.Ready or ItemStatus.Served) Set(Gus, order, "Steak", ItemStatus.Ready);
        if (status is ItemStatus.Served) Set(Will, order, "Steak", status);
        if (status is ItemStatus.Voided) Set(Mia, order, "Steak", status, "dropped");
        return order;
    }

    private void AddDishes()
    {
        var sauces = new ModifierGroupDraft("Sauce", 0, 2, [new("Pepper", 150), new("Butter", 0)]);
        var cooked = new ModifierGroupDraft("Cooked", 1, 1, [new("Rare", 0), new("Done", 0)]);
        Add("Steak", 2500, "grill", minutes: 12);
        Add("Chop", 1800, "grill", minutes: 8);
        Add("Beer", 400, "bar");
        Add("Water", 0, "bar");
        Add("Soup", 700, station: null, minutes: 5);
        Add("Cake", 600, "bar", stock: 3, lowStock: 1);
        Add("Burger", 1400, "grill", minutes: 9, modifiers: [sauces, cooked]);
    }

    private void Add(string name, long price, string? station, int? minutes =
        null, int? stock = null, int? lowStock = null, params ModifierGroupDraft[] modifiers) =>
        Do(Mia, new AddMenuItem(name, "Food", price, station, TaxRate: null, minutes, stock, lowStock, [.. modifiers]));
}
