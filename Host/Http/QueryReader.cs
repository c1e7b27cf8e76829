using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Reads the parameters of one request's query, and collects all errors.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly Dictionary<string, ImmutableArray<string>> _errors = [];

    /// <summary>A refusal with all errors; null if there are none.</summary>
    public Refusal? Refusal => _errors.Count == 0 ? null : Invalid.Of(_errors.ToImmutableDictionary());

    /// <summary>The parameter, or null if it is absent or empty; an invalid value adds an error.</summary>
    public T? Read<T>(QueryParameter<T> parameter)
    {
        var text = query[parameter.Name].ToString();
        if (text.Length == 0) return default;
        var value = parameter.Parse(text);
        if (value is null) Add(parameter, parameter.Sentence);
        return value;
    }

    public int Limit() => Read(QueryParameter.Limit) ?? QueryParameter.DefaultLimit;

    public void Add(QueryParameter parameter, string sentence) => _errors[parameter.Name] = [sentence];
}
