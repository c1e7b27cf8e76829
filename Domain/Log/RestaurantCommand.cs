using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// A request to change a restaurant, in the imperative. It is well formed, which the request validators check, but not yet allowed.
/// </summary>
/// <remarks>
/// Each noun has a base record of its own. A command's name and members are part of its fingerprint: renaming them breaks repeated
/// commands.
/// </remarks>
public abstract record RestaurantCommand
{
    /// <summary>True if no other command may follow it in the same commit, because its events are large.</summary>
    public virtual bool MustBeLastInCommit() => false;
}

/// <summary>A command with its actor and the id that the client makes once per intent.</summary>
/// <param name="Id">1–64 characters. The same id takes effect once, however often and wherever it is sent; null for the system's own
/// commands.</param>
public sealed record CommandEnvelope(string? Id, Actor Actor, RestaurantCommand Command);

/// <summary>Tells "the same command again" from "another command under a used id".</summary>
public static class CommandFingerprint
{
    /// <summary>128 bits of SHA-256 over the kind of command, its actor and its content, as hex.</summary>
    public static string Of(CommandEnvelope envelope)
    {
        var kind = envelope.Command.GetType();
        var content = new ArrayBufferWriter<byte>();
        Encoding.UTF8.GetBytes($"{kind.Name}\n{envelope.Actor.Id}\n", content);
        using (var json = new Utf8JsonWriter(content)) JsonSerializer.Serialize(json, envelope.Command, kind);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
