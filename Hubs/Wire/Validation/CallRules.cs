using System.Collections.Frozen;
using FluentValidation;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>What a hub's arguments must be like before a command is made of them.</summary>
public static class CallRules
{
    /// <summary>Where an item may be sent; <c>held</c> is no place to go to.</summary>
    public static readonly string[] ItemTargets = [.. WireName.All<ItemStatus>().Where(name => name != WireName.Of(ItemStatus.Held))];

    /// <summary>Where an order may be bumped to.</summary>
    public static readonly string[] OrderTargets =
        [WireName.Of(ItemStatus.Preparing), WireName.Of(ItemStatus.Ready), WireName.Of(ItemStatus.Served)];

    private static readonly FrozenDictionary<Type, IValidator> ByType = new Dictionary<Type, IValidator>
    {
        [typeof(PlaceOrderCall)] = new PlaceOrderRules(),
        [typeof(SetItemStatusCall)] = new SetItemStatusRules(),
        [typeof(SetOrderStatusCall)] = new SetOrderStatusRules(),
        [typeof(SetTableStatusCall)] = new SetTableStatusRules(),
        [typeof(AssignWaiterCall)] = new AssignWaiterRules(),
        [typeof(CallWaiterCall)] = new CallWaiterRules(),
        [typeof(AcknowledgeCallCall)] = new AcknowledgeCallRules(),
        [typeof(ResolveCallCall)] = new ResolveCallRules(),
        [typeof(RaiseAlertCall)] = new RaiseAlertRules(),
        [typeof(SetAvailabilityCall)] = new SetAvailabilityRules(),
        [typeof(AcknowledgeTicketCall)] = new AcknowledgeTicketRules(),
    }.ToFrozenDictionary();

    public static IValidator For(ICommandCall call) => ByType[call.GetType()];
}

internal abstract class CommandRules<TCall> : AbstractValidator<TCall> where TCall : ICommandCall
{
    protected CommandRules() => RuleFor(call => call.CommandId).CommandId();
}

internal sealed class PlaceOrderRules : CommandRules<PlaceOrderCall>
{
    public PlaceOrderRules()
    {
        RuleFor(call => call.TableId).Id();
        RuleFor(call => call.Items).Lines();
        RuleForEach(call => call.Items).Line();
    }
}

internal sealed class SetItemStatusRules : CommandRules<SetItemStatusCall>
{
    public SetItemStatusRules()
    {
        RuleFor(call => call.OrderId).Id();
        RuleFor(call => call.ItemId).Id();
        RuleFor(call => call.Status).OneOf(CallRules.ItemTargets);
        RuleFor(call => call.Reason).Note();
        RuleFor(call => call.Quantity).Quantity();
    }
}

internal sealed class SetOrderStatusRules : CommandRules<SetOrderStatusCall>
{
    public SetOrderStatusRules()
    {
        RuleFor(call => call.OrderId).Id();
        RuleFor(call => call.Status).OneOf(CallRules.OrderTargets);
    }
}

internal sealed class SetTableStatusRules : CommandRules<SetTableStatusCall>
{
    public SetTableStatusRules()
    {
        RuleFor(call => call.TableId).Id();
        RuleFor(call => call.Status).NameOf<SetTableStatusCall, TableStatus>();
        RuleFor(call => call.Guests).Between(1, 99);
        RuleFor(call => call.ReservedFor).OptionalText(100);
        RuleFor(call => call.Until).Time();
    }
}

internal sealed class AssignWaiterRules : CommandRules<AssignWaiterCall>
{
    public AssignWaiterRules()
    {
        RuleFor(call => call.TableId).Id();
        RuleFor(call => call.StaffId).Id();
    }
}

internal sealed class CallWaiterRules : CommandRules<CallWaiterCall>
{
    public CallWaiterRules()
    {
        RuleFor(call => call.TableId).Id();
        RuleFor(call => call.Type).NameOf<CallWaiterCall, CallType>();
    }
}

internal sealed class AcknowledgeCallRules : CommandRules<AcknowledgeCallCall>
{
    public AcknowledgeCallRules()
    {
        RuleFor(call => call.TableId).Id();
        RuleFor(call => call.CallId).Id();
    }
}

internal sealed class ResolveCallRules : CommandRules<ResolveCallCall>
{
    public ResolveCallRules()
    {
        RuleFor(call => call.TableId).Id();
        RuleFor(call => call.CallId).Id();
    }
}

internal sealed class RaiseAlertRules : CommandRules<RaiseAlertCall>
{
    public RaiseAlertRules()
    {
        RuleFor(call => call.Message).Message();
        RuleFor(call => call.Priority).NameOf<RaiseAlertCall, AlertPriority>();
    }
}

internal sealed class SetAvailabilityRules : CommandRules<SetAvailabilityCall>
{
    public SetAvailabilityRules()
    {
        RuleFor(call => call.MenuItemId).Id();
        RuleFor(call => call.Available).Given();
    }
}

internal sealed class AcknowledgeTicketRules : CommandRules<AcknowledgeTicketCall>
{
    public AcknowledgeTicketRules() => RuleFor(call => call.TicketId).Id();
}
