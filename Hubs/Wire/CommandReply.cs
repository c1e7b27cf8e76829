using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The reply to a command on a hub.</summary>
/// <param name="Ok">False when the command was refused; then <paramref name="Problem"/> says why.</param>
/// <param name="Seq">The seq of the command's last event; 0 when refused.</param>
/// <param name="Replayed">True when the command was carried out before, under the same command id.</param>
/// <param name="Result">What REST would return; its shape depends on the command. Null when refused.</param>
[MessagePackObject]
public sealed record CommandReply(
    [property: Key("ok")] bool Ok,
    [property: Key("seq")] long Seq,
    [property: Key("replayed")] bool Replayed,
    [property: Key("result")] object? Result,
    [property: Key("problem")] Problem? Problem);
