using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// A value or a refusal. Without a <paramref name="Refusal"/>, <paramref name="Value"/> is the result, null only if <typeparamref
/// name="T"/> allows it.
/// </summary>
internal readonly record struct Result<T>(T? Value, Refusal? Refusal)
{
    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
