using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// Reads the request of a route: the command id from the Idempotency-Key, members with the name of a parameter of the path from there, all
/// others from the body; each from its one place, and from nowhere else.
/// </summary>
internal sealed class RequestReader<TRequest> where TRequest : Request
{
    private readonly JsonTypeInfo<TRequest> _body =
        (JsonTypeInfo<TRequest>)new DefaultJsonTypeInfoResolver().GetTypeInfo(typeof(TRequest), Json.Options);
    private readonly Action<object, object?> _setCommandId;
    private readonly (string Name, Action<object, object?> Set)[] _ofPath;
    private readonly Func<HttpRequest, ValueTask<Result<TRequest>>> _readBody;

    /// <param name="pattern">Of the route: the name of each parameter is a member's.</param>
    /// <param name="readBody">For a body that is not JSON.</param>
    public RequestReader(string pattern, Func<HttpRequest, ValueTask<Result<TRequest>>>? readBody = null)
    {
        _setCommandId = Take("commandId");
        _ofPath = [.. RoutePatternFactory.Parse(pattern).Parameters.Select(parameter => (parameter.Name, Take(parameter.Name)))];
        _readBody = readBody ?? (http => JsonBody.ReadAsync(http, _body));
    }

    /// <summary>What the body may hold.</summary>
    public IReadOnlyList<string> BodyMembers => [.. _body.Properties.Select(property => property.Name)];

    /// <summary>The request, well formed; or what is wrong with it.</summary>
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
            // No id looks like this, so there is nothing of this id.
            if (http.RouteValues[name] is not string id || !Rules.IsToken(id)) return HttpRefusals.NotFound;
            set(request, id);
        }
        return Invalid.Check(request) is { } invalid ? invalid : request;
    }

    // A member that the body's contract does not have is unknown there. Its setter was made once, here.
    private Action<object, object?> Take(string name)
    {
        var property = _body.Properties.Single(property => property.Name == name);
        _body.Properties.Remove(property);
        return property.Set!;
    }
}
