using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed partial class RandomCommands
{
    // Around now, so that it begins and ends while the steps are played.
    private MenuCommand OfSchedules(Step step)
    {
        var now = TimeOnly.FromDateTime(BusinessTime.Local(TestRestaurant.State.Profile!, TestRestaurant.Now));
        var from = new TimeOnly(now.Hour, now.Minute).AddMinutes((step.B % 9) - 4);
        var schedule = step.C < 20 ? null : new Schedule([new([], from, from.AddMinutes(1 + (step.C % 15)))]);
        return step.A < 80
            ? new ChangeMenuItem { MenuItemId = TestRestaurant.Dish(Dish(step.A)).Id, Schedule = schedule }
            : new ChangeMenuCategory(TestRestaurant.State.Categories[0].Id, null, null) { Schedule = step.A < 90 ? schedule : null };
    }
}
