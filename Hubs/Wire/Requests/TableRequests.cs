using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Adds a table.</summary>
[MessagePackObject]
public sealed record AddTableRequest : CommandRequest
{
    [Key("number")] public int? Number { get; init; }
    [Key("seats")] public int? Seats { get; init; }

    /// <summary>What people call it, such as <c>Terrace 3</c>; absent: by its number.</summary>
    [Key("name")] public string? Name { get; init; }

    /// <summary>The part of the restaurant where it stands, such as <c>Terrace</c>.</summary>
    [Key("area")] public string? Area { get; init; }

    /// <summary>Where it stands on the plan of its area.</summary>
    [Key("place")] public PlaceRequest? Place { get; init; }

    public override RestaurantCommand Command() =>
        new AddTable(Number!.Value, Seats!.Value) { Name = Name, Area = Area, Place = Place?.Place() };
}

internal sealed class AddTableRules : RequestRules<AddTableRequest>
{
    public AddTableRules()
    {
        RuleFor(request => request.Number).Given().Between(1, TableBounds.MaxNumber);
        RuleFor(request => request.Seats).Given().Between(1, TableBounds.MaxPeople);
        RuleFor(request => request.Name).OptionalText(TableBounds.MaxName);
        RuleFor(request => request.Area).OptionalText(TableBounds.MaxName);
        RuleFor(request => request.Place).SetValidator(new PlaceRules()!);
    }
}

/// <summary>The middle of a table on the plan of its area, in thousandths of the plan's width and height.</summary>
[MessagePackObject]
public sealed record PlaceRequest
{
    /// <summary>From the left.</summary>
    [Key("x")] public int? X { get; init; }

    /// <summary>From the top.</summary>
    [Key("y")] public int? Y { get; init; }

    internal TablePlace Place() => new(X!.Value, Y!.Value);
}

internal sealed class PlaceRules : AbstractValidator<PlaceRequest>
{
    public PlaceRules()
    {
        RuleFor(place => place.X).Given().Between(0, TableBounds.MaxPlace);
        RuleFor(place => place.Y).Given().Between(0, TableBounds.MaxPlace);
    }
}

/// <summary>Changes a table, or the number of its guests. Absent members do not change.</summary>
[MessagePackObject]
public sealed record ChangeTableRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("number")] public Optional<int?> Number { get; init; }

    /// <summary>What people call it, such as <c>Terrace 3</c>; null: by its number.</summary>
    [Key("name")] public Optional<string?> Name { get; init; }

    /// <summary>The part of the restaurant where it stands, such as <c>Terrace</c>; null: none.</summary>
    [Key("area")] public Optional<string?> Area { get; init; }

    [Key("seats")] public Optional<int?> Seats { get; init; }

    /// <summary>Where it stands on the plan of its area; null: it is not placed any more.</summary>
    [Key("place")] public Optional<PlaceRequest?> Place { get; init; }

    /// <summary>True retires the table; false brings it back.</summary>
    [Key("retired")] public Optional<bool?> Retired { get; init; }

    /// <summary>How many guests are seated there now.</summary>
    [Key("guests")] public Optional<int?> Guests { get; init; }

    public override RestaurantCommand Command() => new ChangeTable(TableId!)
    {
        Number = Number.Value, Name = Name, Area = Area, Seats = Seats.Value, Retired = Retired.Value, Guests = Guests.Value,
        Place = Place.IsGiven ? Place.Value?.Place() : default(Optional<TablePlace?>),
    };
}

internal sealed class ChangeTableRules : RequestRules<ChangeTableRequest>
{
    public ChangeTableRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.Number).Between(1, TableBounds.MaxNumber);
        RuleFor(request => request.Name).OptionalText(TableBounds.MaxName);
        RuleFor(request => request.Area).OptionalText(TableBounds.MaxName);
        RuleFor(request => request.Seats).Between(1, TableBounds.MaxPeople);
        RuleFor(request => request.Place).SetValidator(new PlaceRules()!);
        RuleFor(request => request.Guests).Between(1, TableBounds.MaxPeople);
        NotRemovable(request => request.Number);
        NotRemovable(request => request.Seats);
        NotRemovable(request => request.Retired);
        NotRemovable(request => request.Guests);
    }
}

/// <summary>Changes the number of guests at a table.</summary>
[MessagePackObject]
public sealed record SetGuestsRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("guests")] public int? Guests { get; init; }

    public override RestaurantCommand Command() => new ChangeTable(TableId!) { Guests = Guests };
}

internal sealed class SetGuestsRules : RequestRules<SetGuestsRequest>
{
    public SetGuestsRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.Guests).Given().Between(1, TableBounds.MaxPeople);
    }
}

/// <summary>The bounds of a table's fields.</summary>
internal static class TableBounds
{
    public const int MaxNumber = 9999;

    /// <summary>The whole width or height of a plan.</summary>
    public const int MaxPlace = 1000;

    /// <summary>Of the name and the area: a label that fits onto a ticket.</summary>
    public const int MaxName = 40;

    /// <summary>Of one command.</summary>
    public const int MaxTables = 200;

    /// <summary>Of the seats and the guests.</summary>
    public const int MaxPeople = 99;
}

/// <summary>Seats guests, or reserves, frees, cleans or blocks a table.</summary>
[MessagePackObject]
public sealed record SetTableStatusRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }

    /// <summary>The new status. <c>occupied</c> seats guests. <c>awaitingPayment</c> follows from the bills and cannot be set.</summary>
    [Key("status")] public string? Status { get; init; }

    /// <summary>The number of guests to seat; 1 if absent.</summary>
    [Key("guests")] public int? Guests { get; init; }

    /// <summary>The name of a reservation.</summary>
    [Key("reservedFor")] public string? ReservedFor { get; init; }

    /// <summary>The time at which a reservation lapses.</summary>
    [Key("until")] public string? Until { get; init; }

    public override RestaurantCommand Command() =>
        new SetTableStatus(TableId!, WireName.Value<TableStatus>(Status), Guests, ReservedFor, WireTime.Parse(Until));
}

internal sealed class SetTableStatusRules : RequestRules<SetTableStatusRequest>
{
    public SetTableStatusRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.Status).NameOf<SetTableStatusRequest, TableStatus>();
        RuleFor(request => request.Guests).Between(1, TableBounds.MaxPeople);
        RuleFor(request => request.ReservedFor).OptionalText(100);
        RuleFor(request => request.Until).Time();
    }
}

/// <summary>Assigns a waiter to a table.</summary>
[MessagePackObject]
public sealed record AssignWaiterRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("staffId")] public string? StaffId { get; init; }

    public override RestaurantCommand Command() => new AssignWaiter(TableId!, StaffId!);
}

internal sealed class AssignWaiterRules : RequestRules<AssignWaiterRequest>
{
    public AssignWaiterRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.StaffId).Id();
    }
}

/// <summary>Calls a waiter for the guests of a table.</summary>
[MessagePackObject]
public sealed record CallWaiterRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("type")] public string? Type { get; init; }

    public override RestaurantCommand Command() => new CallWaiter(TableId!, WireName.Value<CallType>(Type));
}

internal sealed class CallWaiterRules : RequestRules<CallWaiterRequest>
{
    public CallWaiterRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.Type).NameOf<CallWaiterRequest, CallType>();
    }
}

/// <summary>Acknowledges a call; the first member of staff to do so takes it.</summary>
[MessagePackObject]
public sealed record AcknowledgeCallRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("callId")] public string? CallId { get; init; }

    public override RestaurantCommand Command() => new AcknowledgeCall(TableId!, CallId!);
}

internal sealed class AcknowledgeCallRules : RequestRules<AcknowledgeCallRequest>
{
    public AcknowledgeCallRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.CallId).Id();
    }
}

/// <summary>Resolves a call.</summary>
[MessagePackObject]
public sealed record ResolveCallRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("callId")] public string? CallId { get; init; }

    public override RestaurantCommand Command() => new ResolveCall(TableId!, CallId!);
}

internal sealed class ResolveCallRules : RequestRules<ResolveCallRequest>
{
    public ResolveCallRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.CallId).Id();
    }
}
