using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Host.Doors;

/// <summary>One page of a list.</summary>
/// <param name="NextCursor">Opaque; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Opaque cursors: the last thing of a page.</summary>
internal static class Cursor
{
    public static string Of(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    /// <summary>Null for what this cannot have made.</summary>
    public static string? ParseId(string text) =>
        text.Length <= 200 && Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : null;

    public static string Of(OrderKey key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{key.PlacedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)} {key.Id}"));

    /// <summary>Null for what this has not made.</summary>
    public static OrderKey? Parse(string text)
    {
        if (text.Length > 200 || !Base64Url.IsValid(text)) return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 2) is [var at, { Length: > 0 } id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : null;
    }
}

/// <summary>Query parameters, with everything that is wrong with them.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public const int DefaultLimit = 50, MaxLimit = 200;

    private readonly Dictionary<string, ImmutableArray<string>> _errors = [];

    public ImmutableDictionary<string, ImmutableArray<string>> Errors => _errors.ToImmutableDictionary();

    /// <summary>The parameter, or null where it is absent or empty; an error where it is there and cannot be read.</summary>
    public T? Read<T>(string name, Func<string, T?> parse, string sentence)
    {
        var text = query[name].ToString();
        if (text.Length == 0) return default;
        var value = parse(text);
        if (value is null) _errors[name] = [sentence];
        return value;
    }

    public int Limit() => Read<int?>(
        "limit", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit ? limit : null,
        $"Give a number from 1 to {MaxLimit}.") ?? DefaultLimit;
}
