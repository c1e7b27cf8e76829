using FluentValidation;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Makes commands of what is well formed, and refusals of the rest.</summary>
internal static class RequestChecks
{
    public static Result<RestaurantCommand> Check<TCall>(this TCall call, Func<TCall, RestaurantCommand> command) where TCall : ICommandRequest =>
        Invalid.Check(call) is { } refusal ? refusal : command(call);

    public static Result<RestaurantCommand> Check<TBody>(this TBody body, IValidator<TBody> rules, Func<TBody, RestaurantCommand> command) =>
        Invalid.Check(rules, body) is { } refusal ? refusal : command(body);
}
