using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>
/// Changes the stock of an option of a dish, or takes it off the menu. Absent members do not change; null takes a value away.
/// </summary>
[MessagePackObject]
public sealed record ChangeOptionRequest : CommandRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }
    [Key("optionId")] public string? OptionId { get; init; }
    [Key("available")] public Optional<bool?> Available { get; init; }

    /// <summary>The portions left; null: they are not counted.</summary>
    [Key("stock")] public Optional<int?> Stock { get; init; }

    /// <summary>The number of portions left at which the kitchen is warned; null: never.</summary>
    [Key("lowStock")] public Optional<int?> LowStock { get; init; }

    /// <summary>The expected current stock; if it is another, the request is refused with <c>versionChanged</c>.</summary>
    [Key("expectedStock")] public Optional<int?> ExpectedStock { get; init; }

    // Availability may be changed by the kitchen too, as of a dish.
    public override RestaurantCommand Command() =>
        Available.Value is { } available && !Stock.IsGiven && !LowStock.IsGiven && !ExpectedStock.IsGiven
            ? new SetAvailability(MenuItemId!, available) { OptionId = OptionId }
            : new ChangeOption(MenuItemId!, OptionId!)
            {
                Available = Available.Value, Stock = Stock, LowStock = LowStock, ExpectedStock = ExpectedStock,
            };
}

internal sealed class ChangeOptionRules : RequestRules<ChangeOptionRequest>
{
    public ChangeOptionRules()
    {
        RuleFor(request => request.MenuItemId).Id();
        RuleFor(request => request.OptionId).Id();
        NotRemovable(request => request.Available);
        RuleFor(request => request.Stock).Portions();
        RuleFor(request => request.LowStock).Portions();
        RuleFor(request => request.ExpectedStock).Portions();
    }
}
