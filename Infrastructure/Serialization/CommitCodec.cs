using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>A commit as stores keep it and as it travels between nodes. Events of older versions come out lifted.</summary>
internal static class CommitCodec
{
    public static byte[] Encode(Commit commit) => StoredJson.Encode(commit);

    /// <exception cref="System.Text.Json.JsonException">It is not a commit, or holds an event of a version not known here.</exception>
    public static Commit Decode(ReadOnlySpan<byte> stored) => StoredJson.Decode<Commit>(stored);
}
