using System.Collections.Immutable;
using System.Globalization;

namespace RealtimeRestaurant.Host.Http;

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
