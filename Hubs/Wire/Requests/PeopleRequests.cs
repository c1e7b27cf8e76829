using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Clocks in, takes a break, clocks out.</summary>
[MessagePackObject]
public sealed record SetStaffStatusRequest : CommandRequest
{
    [Key("staffId")] public string? StaffId { get; init; }
    [Key("status")] public string? Status { get; init; }

    /// <summary>With <c>offDuty</c>: the staff id of the person on duty who gets all their tables.</summary>
    [Key("handOverTo")] public string? HandOverTo { get; init; }

    public override RestaurantCommand Command() =>
        new SetStaffStatus(StaffId!, WireName.Value<StaffStatus>(Status)) { HandOverTo = HandOverTo };
}

internal sealed class SetStaffStatusRules : RequestRules<SetStaffStatusRequest>
{
    // Inactive cannot be set: deactivating a member of staff does that.
    private static readonly string[] Settable = [.. WireName.All<StaffStatus>().Where(name => name != WireName.Of(StaffStatus.Inactive))];

    public SetStaffStatusRules()
    {
        RuleFor(request => request.StaffId).Id();
        RuleFor(request => request.Status).OneOf(Settable);
        RuleFor(request => request.HandOverTo).Id().When(request => request.HandOverTo is not null);
    }
}

/// <summary>Sends a notice to one person, to a role, or (with neither) to all staff.</summary>
[MessagePackObject]
public sealed record SendNotificationRequest : CommandRequest
{
    [Key("userId")] public string? UserId { get; init; }
    [Key("role")] public string? Role { get; init; }
    [Key("message")] public string? Message { get; init; }

    /// <summary>A word of the sender's choice, such as <c>info</c>: letters, digits, - and _.</summary>
    [Key("type")] public string? Type { get; init; }

    public override RestaurantCommand Command() => new SendNotice(UserId, WireName.Parse<Role>(Role), Message!, Type!);
}

internal sealed class SendNotificationRules : RequestRules<SendNotificationRequest>
{
    public SendNotificationRules()
    {
        RuleFor(request => request.UserId).Id().When(request => request.UserId is not null);
        RuleFor(request => request.Role).NameOf<SendNotificationRequest, Role>().When(request => request.Role is not null);
        RuleFor(request => request.Role).Null().WithMessage("Give a person or a role, not both.")
            .When(request => request.UserId is not null);
        RuleFor(request => request.Message).Message();
        RuleFor(request => request.Type).Fits(
            new Shape { IsRequired = true, MinLength = 1, MaxLength = Notice.MaxTypeLength, Pattern = "^[A-Za-z0-9_-]*$" }, Notice.IsType,
            $"Give a word of 1 to {Notice.MaxTypeLength} letters, digits, - and _.");
    }
}

/// <summary>Marks a notice as read by the caller.</summary>
[MessagePackObject]
public sealed record ReadNotificationRequest : CommandRequest
{
    [Key("notificationId")] public string? NotificationId { get; init; }

    public override RestaurantCommand Command() => new ReadNotice(NotificationId!);
}

internal sealed class ReadNotificationRules : RequestRules<ReadNotificationRequest>
{
    public ReadNotificationRules() => RuleFor(request => request.NotificationId).Id();
}
