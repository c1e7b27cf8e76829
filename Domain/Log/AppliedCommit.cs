namespace RealtimeRestaurant.Domain.Log;

/// <summary>A commit that has become part of a node's state.</summary>
/// <param name="CommittedHere">True if this node appended it; false if another node did.</param>
public sealed record AppliedCommit(LiveRestaurant Restaurant, Commit Commit, bool CommittedHere);
