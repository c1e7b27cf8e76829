using System.Collections.Frozen;
using FluentValidation;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>What a hub's arguments must be like before a command is made of them.</summary>
public static class RequestRules
{
    /// <summary>Where an item may be sent; <c>held</c> is no place to go to.</summary>
    public static readonly string[] ItemTargets = [.. WireName.All<ItemStatus>().Where(name => name != WireName.Of(ItemStatus.Held))];

    /// <summary>Where an order may be bumped to.</summary>
    public static readonly string[] OrderTargets =
        [WireName.Of(ItemStatus.Preparing), WireName.Of(ItemStatus.Ready), WireName.Of(ItemStatus.Served)];

    private static readonly FrozenDictionary<Type, IValidator> ByType = new Dictionary<Type, IValidator>
    {
        [typeof(PlaceOrderRequest)] = new PlaceOrderRules(),
        [typeof(SetItemStatusRequest)] = new SetItemStatusRules(),
        [typeof(SetOrderStatusRequest)] = new SetOrderStatusRules(),
        [typeof(SetTableStatusRequest)] = new SetTableStatusRules(),
        [typeof(AssignWaiterRequest)] = new AssignWaiterRules(),
        [typeof(CallWaiterRequest)] = new CallWaiterRules(),
        [typeof(AcknowledgeCallRequest)] = new AcknowledgeCallRules(),
        [typeof(ResolveCallRequest)] = new ResolveCallRules(),
        [typeof(RaiseAlertRequest)] = new RaiseAlertRules(),
        [typeof(SetAvailabilityRequest)] = new SetAvailabilityRules(),
        [typeof(AcknowledgeTicketRequest)] = new AcknowledgeTicketRules(),
    }.ToFrozenDictionary();

    public static IValidator For(ICommandRequest request) => ByType[request.GetType()];
}

internal abstract class CommandRules<TRequest> : AbstractValidator<TRequest> where TRequest : ICommandRequest
{
    protected CommandRules() => RuleFor(request => request.CommandId).CommandId();
}

internal sealed class PlaceOrderRules : CommandRules<PlaceOrderRequest>
{
    public PlaceOrderRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.Items).Lines();
        RuleForEach(request => request.Items).Line();
    }
}

internal sealed class SetItemStatusRules : CommandRules<SetItemStatusRequest>
{
    public SetItemStatusRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.ItemId).Id();
        RuleFor(request => request.Status).OneOf(RequestRules.ItemTargets);
        RuleFor(request => request.Reason).Note();
        RuleFor(request => request.Quantity).Quantity();
    }
}

internal sealed class SetOrderStatusRules : CommandRules<SetOrderStatusRequest>
{
    public SetOrderStatusRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.Status).OneOf(RequestRules.OrderTargets);
    }
}

internal sealed class SetTableStatusRules : CommandRules<SetTableStatusRequest>
{
    public SetTableStatusRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.Status).NameOf<SetTableStatusRequest, TableStatus>();
        RuleFor(request => request.Guests).Between(1, 99);
        RuleFor(request => request.ReservedFor).OptionalText(100);
        RuleFor(request => request.Until).Time();
    }
}

internal sealed class AssignWaiterRules : CommandRules<AssignWaiterRequest>
{
    public AssignWaiterRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.StaffId).Id();
    }
}

internal sealed class CallWaiterRules : CommandRules<CallWaiterRequest>
{
    public CallWaiterRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.Type).NameOf<CallWaiterRequest, CallType>();
    }
}

internal sealed class AcknowledgeCallRules : CommandRules<AcknowledgeCallRequest>
{
    public AcknowledgeCallRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.CallId).Id();
    }
}

internal sealed class ResolveCallRules : CommandRules<ResolveCallRequest>
{
    public ResolveCallRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.CallId).Id();
    }
}

internal sealed class RaiseAlertRules : CommandRules<RaiseAlertRequest>
{
    public RaiseAlertRules()
    {
        RuleFor(request => request.Message).Message();
        RuleFor(request => request.Priority).NameOf<RaiseAlertRequest, AlertPriority>();
    }
}

internal sealed class SetAvailabilityRules : CommandRules<SetAvailabilityRequest>
{
    public SetAvailabilityRules()
    {
        RuleFor(request => request.MenuItemId).Id();
        RuleFor(request => request.Available).Given();
    }
}

internal sealed class AcknowledgeTicketRules : CommandRules<AcknowledgeTicketRequest>
{
    public AcknowledgeTicketRules() => RuleFor(request => request.TicketId).Id();
}
