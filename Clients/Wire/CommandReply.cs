using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The reply to a command on a hub.</summary>
/// <param name="Ok">False when the command was refused; then <paramref name="Problem"/> says why.</param>
/// <param name="Seq">The seq of the command's last event; 0 when refused.</param>
/// <param name="Replayed">True when the command was carried out before, under the same command id.</param>
public abstract record CommandReply(
    [property: Key("ok")] bool Ok,
    [property: Key("seq")] long Seq,
    [property: Key("replayed")] bool Replayed,
    [property: Key("problem")] Problem? Problem);

/// <summary>The reply to a command on a hub, with what the command made or changed.</summary>
/// <param name="Result">
/// What REST would return. Null when the command was refused, or when what it names is no longer part of the live state.
/// </param>
[MessagePackObject]
public sealed record CommandReply<TResult>(
    bool Ok,
    long Seq,
    bool Replayed,
    [property: Key("result")] TResult? Result,
    Problem? Problem) : CommandReply(Ok, Seq, Replayed, Problem)
    where TResult : class;
