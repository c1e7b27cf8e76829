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
        context.Add(new MenuCategoryAdded(context.NewId("cat"), command.Name));
        return null;
    }

    public static Refusal? Change(DecisionContext context, ChangeMenuCategory command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (context.State.Category(command.CategoryId) is not { } category) return MenuRefusals.UnknownCategory;
        var name = command.Name ?? category.Name;
        if (name != category.Name && CheckName(context.State, name) is { } refusal) return refusal;

        if (name != category.Name) context.Add(new MenuCategoryRenamed(category.Id, name, category.Name));
        var from = context.State.Categories.FindIndex(known => known.Id == category.Id) + 1;
        var to = Within(command.Position ?? from, context.State.Categories.Count);
        if (to != from) context.Add(new MenuCategoryMoved(category.Id, to));
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
        var inOrder = context.State.CategoryOf(dish).ItemIds;
        var to = Within(position, inOrder.Length);
        if (to != inOrder.IndexOf(dish.Id) + 1) context.Add(new MenuItemMoved(dish.Id, to));
    }

    private static int Within(int position, int count) => Math.Clamp(position, 1, count);

    private static Refusal? CheckName(Restaurant state, string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return MenuRefusals.CategoryNameless;
        return state.Categories.Any(category => category.Name == name) ? MenuRefusals.CategoryExists(name) : null;
    }
}
