using System.Diagnostics.CodeAnalysis;
using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Opens a shift of a drawer.</summary>
[MessagePackObject]
public sealed record OpenShiftRequest : CommandRequest
{
    /// <summary>The name of the drawer. If absent, the only one.</summary>
    [Key("drawer")] public string? Drawer { get; init; }

    /// <summary>The cash in the drawer, in minor units.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "It is what a drawer's opening cash is called, and what the wire calls it.")]
    [Key("float")] public long? Float { get; init; }

    public override RestaurantCommand Command() => new OpenShift(Drawer ?? OpenShift.DefaultDrawer, Float!.Value);
}

internal sealed class OpenShiftRules : RequestRules<OpenShiftRequest>
{
    public OpenShiftRules()
    {
        RuleFor(request => request.Drawer).Text(30).When(request => request.Drawer is not null);
        RuleFor(request => request.Float).Given().Amount();
    }
}

/// <summary>Moves cash in or out of a drawer, apart from payments.</summary>
[MessagePackObject]
public sealed record MoveCashRequest : CommandRequest
{
    [Key("shiftId")] public string? ShiftId { get; init; }

    /// <summary>The kind of entry. <c>noSale</c> only opens the drawer and has no amount.</summary>
    [Key("kind")] public string? Kind { get; init; }

    [Key("amount")] public long? Amount { get; init; }
    [Key("reason")] public string? Reason { get; init; }

    public override RestaurantCommand Command() => new MoveCash(ShiftId!, WireName.Value<CashEntryKind>(Kind), Amount ?? 0, Reason!);
}

internal sealed class MoveCashRules : RequestRules<MoveCashRequest>
{
    public MoveCashRules()
    {
        RuleFor(request => request.ShiftId).Id();
        RuleFor(request => request.Kind).NameOf<MoveCashRequest, CashEntryKind>();
        RuleFor(request => request.Amount).Amount();
        RuleFor(request => request.Amount).Given().Unless(request => request.Kind == WireName.Of(CashEntryKind.NoSale));
        RuleFor(request => request.Reason).Text(200);
    }
}

/// <summary>Starts the count: no cash moves until the shift is closed.</summary>
[MessagePackObject]
public sealed record CountShiftRequest : CommandRequest
{
    [Key("shiftId")] public string? ShiftId { get; init; }

    public override RestaurantCommand Command() => new CountShift(ShiftId!);
}

internal sealed class CountShiftRules : RequestRules<CountShiftRequest>
{
    public CountShiftRules() => RuleFor(request => request.ShiftId).Id();
}

/// <summary>Closes a shift with the counted cash.</summary>
[MessagePackObject]
public sealed record CloseShiftRequest : CommandRequest
{
    [Key("shiftId")] public string? ShiftId { get; init; }

    /// <summary>The counted cash, in minor units.</summary>
    [Key("counted")] public long? Counted { get; init; }

    /// <summary>The reason; required when the count differs from the expected cash, and in a blind count always.</summary>
    [Key("reason")] public string? Reason { get; init; }

    public override RestaurantCommand Command() => new CloseShift(ShiftId!, Counted!.Value, Reason);
}

internal sealed class CloseShiftRules : RequestRules<CloseShiftRequest>
{
    public CloseShiftRules()
    {
        RuleFor(request => request.ShiftId).Id();
        RuleFor(request => request.Counted).Given().Amount();
        RuleFor(request => request.Reason).Note();
    }
}
