using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

internal static class Opening
{
    public static readonly Refusal NotOpen = new(RefusalCode.NotFound, "There is no such restaurant.");

    public static Refusal? Open(Story story, OpenRestaurant command)
    {
        if (story.State.Profile is not null) return new(RefusalCode.AlreadyExists, "This restaurant is already open for business.");
        story.Add(new RestaurantOpened(command.Name, command.Currency, command.TimeZone, command.Phone));
        return null;
    }
}
