using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// Ids for what a decision makes. Derived from the place in the log that the decision is made on, so that deciding stays
/// pure; unlike any other restaurant's, so that a foreign id is never found.
/// </summary>
public sealed class Ids(Restaurant state)
{
    private int _made;

    /// <param name="prefix">Tells a reader of a log what it is an id of.</param>
    public string Next(string prefix)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{state.Id}|{state.Epoch}|{state.Seq}|{_made++}"), hash);
        return prefix + "_" + Convert.ToHexStringLower(hash[..10]);
    }
}
