using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>The rules of the categories of the menu and of the order in which it shows its dishes.</summary>
internal static class CategoryDecisions
{
    public static Refusal? Add(DecisionContext context, AddMenuCategory command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (CheckName(context.State, command.Name) is { } refusal) return refusal;
        AddLast(context, new MenuCategory(context.NewId("cat"), command.Name, []) { Schedule = command.Schedule });
        return null;
    }

    /// <summary>Adds a category of this name if the menu has none.</summary>
    public static void Ensure(DecisionContext context, string name)
    {
        if (!HasCategory(context.State, name)) AddLast(context, new MenuCategory(context.NewId("cat"), name, []));
    }

    public static Refusal? Change(DecisionContext context, ChangeMenuCategory command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (context.State.Category(command.CategoryId) is not { } category) return MenuRefusals.UnknownCategory;
        var changed = category with { Name = command.Name ?? category.Name, Schedule = command.Schedule.Or(category.Schedule) };
        if (changed.Name != category.Name && CheckName(context.State, changed.Name) is { } refusal) return refusal;

        var from = PlaceOf(context.State, category);
        var to = Within(command.Position ?? from, context.State.Categories.Count);
        if (changed != category || to != from) context.Add(new MenuCategoryChanged(changed, to));
        return null;
    }

    /// <summary>Only an empty category can go: its dishes would have none.</summary>
    public static Refusal? Remove(DecisionContext context, RemoveMenuCategory command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (context.State.Category(command.CategoryId) is not { } category) return MenuRefusals.UnknownCategory;
        if (!category.ItemIds.IsEmpty) return MenuRefusals.CategoryNotEmpty(category);
        context.Add(new MenuCategoryRemoved(category));
        return null;
    }

    /// <summary>Moves a dish within its category.</summary>
    /// <param name="position">1 is the first; beyond the last is the last.</param>
    public static void Move(DecisionContext context, MenuItem dish, int position)
    {
        var category = context.State.CategoryOf(dish);
        var to = Within(position, category.ItemIds.Length);
        if (to == category.ItemIds.IndexOf(dish.Id) + 1) return;
        var ordered = category with { ItemIds = category.ItemIds.Remove(dish.Id).Insert(to - 1, dish.Id) };
        context.Add(new MenuCategoryChanged(ordered, PlaceOf(context.State, category)));
    }

    private static void AddLast(DecisionContext context, MenuCategory category) =>
        context.Add(new MenuCategoryChanged(category, context.State.Categories.Count + 1));

    private static bool HasCategory(Restaurant state, string name) => state.Categories.Any(category => category.Name == name);

    private static int PlaceOf(Restaurant state, MenuCategory category) => state.Categories.IndexOf(category) + 1;

    private static int Within(int position, int count) => Math.Clamp(position, 1, count);

    private static Refusal? CheckName(Restaurant state, string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return MenuRefusals.CategoryNameless;
        return HasCategory(state, name) ? MenuRefusals.CategoryExists(name) : null;
    }
}
