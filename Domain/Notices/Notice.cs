using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Notices;

/// <summary>A notification to one member of staff, to a role, or (neither given) to all staff.</summary>
/// <param name="Type">The kind of notice, a word of the sender's choice.</param>
/// <param name="ReadBy">The staff ids of those who have read it.</param>
public sealed record Notice(
    string Id, string Message, string Type, string? UserId, Role? Role, string SenderId, string SenderName, DateTimeOffset At,
    ImmutableArray<string> ReadBy)
{
    /// <summary>The maximum number of notices in the state; the log has all of them.</summary>
    public const int MaxStored = 200;

    public const int MaxTypeLength = 30;

    /// <summary>1–30 ASCII letters, digits, - and _.</summary>
    public static bool IsType(string? type) =>
        type is { Length: >= 1 and <= MaxTypeLength } && type.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>True when it is addressed to this person, to their role, or to all.</summary>
    public bool IsFor(Actor person) => UserId is not null ? UserId == person.Id : Role is null || Role == person.Role;
}

/// <summary>A command about notices.</summary>
public abstract record NoticeCommand : RestaurantCommand;

public sealed record SendNotice(string? UserId, Role? Role, string Message, string Type) : NoticeCommand;

public sealed record ReadNotice(string NoticeId) : NoticeCommand;

/// <summary>An event of a notice.</summary>
public abstract record NoticeEvent : RestaurantEvent;

[StoredEvent("noticeSent", 1)]
public sealed record NoticeSent(Notice Notice) : NoticeEvent;

[StoredEvent("noticeRead", 1)]
public sealed record NoticeRead(string NoticeId, string StaffId) : NoticeEvent;
