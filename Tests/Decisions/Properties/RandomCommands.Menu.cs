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

    private MenuCommand OfOptions(Step step)
    {
        var (bowl, cheese) = (TestRestaurant.Dish("Bowl").Id, TestRestaurant.Option("Bowl", "Cheese"));
        return step.A switch
        {
            < 50 => new ChangeOption(bowl, cheese) { Stock = step.A < 45 ? step.B % 12 : null },
            < 60 => new ChangeMenuItem { MenuItemId = bowl, Modifiers = Bowl.Modifiers },
            _ => new SetAvailability(bowl, step.B < 70) { OptionId = cheese },
        };
    }
}
