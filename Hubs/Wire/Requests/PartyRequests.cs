using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Moves the guests of a table to another one.</summary>
[MessagePackObject]
public sealed record MovePartyRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }

    /// <summary>The table that they move to.</summary>
    [Key("toTableId")] public string? ToTableId { get; init; }

    public override RestaurantCommand Command() => new MoveParty(TableId!, ToTableId!);
}

internal sealed class MovePartyRules : RequestRules<MovePartyRequest>
{
    public MovePartyRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.ToTableId).Id();
    }
}

/// <summary>Merges a table into another one.</summary>
[MessagePackObject]
public sealed record MergeTableRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }

    /// <summary>The table that it becomes a part of.</summary>
    [Key("intoTableId")] public string? IntoTableId { get; init; }

    public override RestaurantCommand Command() => new MergeTable(TableId!, IntoTableId!);
}

internal sealed class MergeTableRules : RequestRules<MergeTableRequest>
{
    public MergeTableRules()
    {
        RuleFor(request => request.TableId).Id();
        RuleFor(request => request.IntoTableId).Id();
    }
}

/// <summary>Makes a merged table one of its own again.</summary>
[MessagePackObject]
public sealed record UnmergeTableRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }

    public override RestaurantCommand Command() => new UnmergeTable(TableId!);
}

internal sealed class UnmergeTableRules : RequestRules<UnmergeTableRequest>
{
    public UnmergeTableRules() => RuleFor(request => request.TableId).Id();
}

/// <summary>Hands tables of one member of staff over to another who is on duty.</summary>
[MessagePackObject]
public sealed record HandOverTablesRequest : CommandRequest
{
    /// <summary>Whose tables they are.</summary>
    [Key("staffId")] public string? StaffId { get; init; }

    /// <summary>The staff id of the person who gets them.</summary>
    [Key("to")] public string? To { get; init; }

    /// <summary>The tables; absent or empty: all of theirs.</summary>
    [Key("tableIds")] public IReadOnlyList<string?>? TableIds { get; init; }

    public override RestaurantCommand Command() => new HandOverTables(StaffId!, To!, [.. (TableIds ?? []).Select(id => id!)]);
}

internal sealed class HandOverTablesRules : RequestRules<HandOverTablesRequest>
{
    public HandOverTablesRules()
    {
        RuleFor(request => request.StaffId).Id();
        RuleFor(request => request.To).Id();
        RuleFor(request => request.TableIds).AtMost(TableBounds.MaxTables, "tables");
        RuleForEach(request => request.TableIds).Id();
    }
}
