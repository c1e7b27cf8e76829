using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

internal static class OpeningDecisions
{
    public static readonly Refusal NotOpen = new(RefusalCode.NotFound, "There is no such restaurant.");

    public static Refusal? Open(DecisionContext context, OpenRestaurant command)
    {
        if (context.State.Profile is not null) return new(RefusalCode.AlreadyExists, "This restaurant exists already.");
        context.Add(new RestaurantOpened(command.Name, command.Currency, command.TimeZone, command.Phone));
        return null;
    }
}
