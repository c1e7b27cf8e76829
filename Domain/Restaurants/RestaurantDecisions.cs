using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>What a command comes to, on one state, at one moment. Pure: the same arguments give the same decision, ids and all.</summary>
public static class RestaurantDecisions
{
    public static Decision Decide(this Restaurant state, Actor actor, RestaurantCommand command, DateTimeOffset now) => command switch
    {
        OpenRestaurant open => state.Profile is null
            ? new RestaurantOpened(open.Name, open.Currency, open.TimeZone, open.Phone)
            : new Refusal(RefusalCode.AlreadyExists, "This restaurant is already open for business."),
        _ => throw new NotSupportedException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>When <see cref="LetTimePass"/> will next bring something about; null when nothing is pending.</summary>
    public static DateTimeOffset? NextDeadline(this Restaurant state) => null;
}
