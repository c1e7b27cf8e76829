using System.Security.Cryptography;
using System.Text.Json;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>What somebody wants, in the imperative. Well formed (see the validators at the doors), not yet allowed.</summary>
public abstract record RestaurantCommand;

/// <summary>A command with who wants it and the id made once per intent by the client.</summary>
/// <param name="Id">1–64 characters. The same id counts once, however often and wherever it is sent; null for the house's own.</param>
public sealed record CommandEnvelope(string? Id, Actor Actor, RestaurantCommand Command);

/// <summary>Tells "the same command again" from "another command under a used id".</summary>
public static class CommandFingerprint
{
    /// <summary>128 bits of SHA-256 over the kind of command, who gave it and its content, as hex.</summary>
    public static string Of(CommandEnvelope envelope)
    {
        var kind = envelope.Command.GetType();
        var content = JsonSerializer.SerializeToUtf8Bytes(envelope.Command, kind);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{kind.Name}\n{envelope.Actor.Id}\n"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
