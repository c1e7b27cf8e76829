using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Notices;

/// <summary>A word to one person, to a role, or (neither given) to everyone.</summary>
/// <param name="Type">What kind of notice it is, as the sender calls it.</param>
/// <param name="ReadBy">The staff ids of those who have read it.</param>
public sealed record Notice(
    string Id, string Message, string Type, string? UserId, Role? Role, string SenderId, string SenderName, DateTimeOffset At,
    ImmutableArray<string> ReadBy)
{
    /// <summary>How many a restaurant keeps: a notice is news. The log has them all.</summary>
    public const int MaxStored = 200;

    public const int MaxTypeLength = 30;

    /// <summary>1–30 ASCII letters, digits, - and _.</summary>
    public static bool IsType(string? type) =>
        type is { Length: >= 1 and <= MaxTypeLength } && type.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>Whether it is addressed to them, by name, by role, or as one of all.</summary>
    public bool IsFor(Actor person) => UserId is not null ? UserId == person.Id : Role is null || Role == person.Role;
}

/// <summary>What a client wants of notices.</summary>
public abstract record NoticeCommand : RestaurantCommand;

public sealed record SendNotice(string? UserId, Role? Role, string Message, string Type) : NoticeCommand;

public sealed record ReadNotice(string NoticeId) : NoticeCommand;

/// <summary>What happened to a notice.</summary>
public abstract record NoticeEvent : RestaurantEvent;

[StoredEvent("noticeSent", 1)]
public sealed record NoticeSent(Notice Notice) : NoticeEvent;

[StoredEvent("noticeRead", 1)]
public sealed record NoticeRead(string NoticeId, string StaffId) : NoticeEvent;
