using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// Ids for the entities that a decision creates. They are derived from the restaurant and its position, so that deciding stays pure and no
/// two restaurants share an id.
/// </summary>
public sealed class Ids(Restaurant state)
{
    private int _made;

    /// <param name="prefix">The kind of entity, for readers of a log.</param>
    public string Next(string prefix)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{state.Id}|{state.Epoch}|{state.Seq}|{_made++}"), hash);
        return prefix + "_" + Convert.ToHexStringLower(hash[..10]);
    }
}
