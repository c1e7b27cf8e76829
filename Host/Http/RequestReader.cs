using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// Binds the request of a route: the command id from the Idempotency-Key, members named like a route parameter from the route, and the rest
/// from the body.
/// </summary>
internal sealed class RequestReader<TRequest> where TRequest : Request
{
    private readonly JsonTypeInfo<TRequest> _body =
        (JsonTypeInfo<TRequest>)Json.Options.TypeInfoResolver!.GetTypeInfo(typeof(TRequest), Json.Options)!;
    private readonly Action<object, object?> _setCommandId;
    private readonly (string Name, Action<object, object?> Set)[] _ofPath;
    private readonly Func<HttpRequest, ValueTask<Result<TRequest>>> _readBody;

    /// <param name="pattern">The route's pattern; each parameter has the name of a member.</param>
    /// <param name="readBody">Reads a body that is not JSON.</param>
    public RequestReader(string pattern, Func<HttpRequest, ValueTask<Result<TRequest>>>? readBody = null)
    {
        _setCommandId = Take("commandId");
        _ofPath = [.. RoutePatternFactory.Parse(pattern).Parameters.Select(parameter => (parameter.Name, Take(parameter.Name)))];
        _readBody = readBody ?? (http => JsonBody.ReadAsync(http, _body));
    }

    /// <summary>The members that the body may have.</summary>
    public IReadOnlyList<string> BodyMembers => [.. _body.Properties.Select(property => property.Name)];

    /// <summary>The valid request, or a refusal.</summary>
    public async ValueTask<Result<TRequest>> ReadAsync(HttpRequest http)
    {
        var key = IdempotencyKey.Read(http);
        if (key.Refusal is { } badKey) return badKey;
        var body = await _readBody(http);
        if (body.Refusal is { } badBody) return badBody;

        var request = body.Value!;
        _setCommandId(request, key.Value ?? IdempotencyKey.Make());
        foreach (var (name, set) in _ofPath)
        {
            // This is not the form of an id, so no entity has it.
            if (http.RouteValues[name] is not string id || !Rules.IsToken(id)) return HttpRefusals.NotFound;
            set(request, id);
        }
        return Invalid.Check(request) is { } invalid ? invalid : request;
    }

    // Route members are not in the body's contract, so a body with one is refused. Their setters are created once.
    private Action<object, object?> Take(string name)
    {
        var property = _body.Properties.Single(property => property.Name == name);
        _body.Properties.Remove(property);
        return property.Set!;
    }
}
