namespace RealtimeRestaurant.Domain.Log;

/// <summary>A commit that a node has come to know, and now holds.</summary>
/// <param name="CommittedHere">This node appended it; else it came from another.</param>
public sealed record AppliedCommit(LiveRestaurant Restaurant, Commit Commit, bool CommittedHere);
