namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// Marks a string member of a wire record whose value is always a camelCase name of one of the server's enumerations, or null where the
/// member is nullable; or a list of such strings. The API documents list the names. The member stays a string, so that a client of today
/// can read a name of tomorrow.
/// </summary>
/// <param name="enumeration">The enumeration, by the name that it has in the API documents.</param>
/// <param name="only">The names that the member can carry, in the enumeration's order; none: every name of it.</param>
[AttributeUsage(AttributeTargets.Property)]
public class WireEnumAttribute(string enumeration, params string[] only) : Attribute
{
    /// <summary>The enumeration's name.</summary>
    public string Enumeration { get; } = enumeration;

    /// <summary>The names that the member can carry; empty: every name of the enumeration.</summary>
    public IReadOnlyList<string> Only { get; } = only;
}
