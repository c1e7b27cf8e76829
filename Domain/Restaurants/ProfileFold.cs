using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

internal static class ProfileFold
{
    public static Restaurant Apply(Restaurant state, ProfileEvent @event) => @event switch
    {
        RestaurantOpened opened => state with { Profile = new(opened.Name, opened.Currency, opened.TimeZone, opened.Phone) },
        RestaurantChanged changed => state with { Profile = Changed(state.Profile!, changed) },
        _ => throw MissingCase.Event(@event),
    };

    private static Profile Changed(Profile profile, RestaurantChanged changed) =>
        profile with { Name = changed.Name, TimeZone = changed.TimeZone, Phone = changed.Phone, Settings = changed.Settings };
}
