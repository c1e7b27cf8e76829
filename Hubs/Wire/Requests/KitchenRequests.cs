using MessagePack;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Sends an alert to all screens.</summary>
[MessagePackObject]
public sealed record RaiseAlertRequest : CommandRequest
{
    [Key("message")] public string? Message { get; init; }
    [Key("priority")] public string? Priority { get; init; }

    public override RestaurantCommand Command() => new RaiseAlert(Message!, WireName.Value<AlertPriority>(Priority));
}

internal sealed class RaiseAlertRules : RequestRules<RaiseAlertRequest>
{
    public RaiseAlertRules()
    {
        RuleFor(request => request.Message).Message();
        RuleFor(request => request.Priority).NameOf<RaiseAlertRequest, AlertPriority>();
    }
}

/// <summary>Marks a ticket as seen, or acknowledges a cancelled one.</summary>
[MessagePackObject]
public sealed record AcknowledgeTicketRequest : CommandRequest
{
    [Key("ticketId")] public string? TicketId { get; init; }

    public override RestaurantCommand Command() => new AcknowledgeTicket(TicketId!);
}

internal sealed class AcknowledgeTicketRules : RequestRules<AcknowledgeTicketRequest>
{
    public AcknowledgeTicketRules() => RuleFor(request => request.TicketId).Id();
}
