using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>Keeps the categories and the dishes in them in order.</summary>
internal static class CategoryFold
{
    /// <summary>
    /// Puts a new or changed dish at the end of its category, unless it is there already. A category begins with its first dish if nothing
    /// else made it: older logs name some categories only in their dishes.
    /// </summary>
    /// <param name="seq">The event that names the category; its id is made of it.</param>
    public static Restaurant Place(Restaurant state, MenuItem dish, long seq)
    {
        state = state.With(dish);
        var at = state.Categories.FindIndex(category => category.Name == dish.Category);
        if (at >= 0 && state.Categories[at].ItemIds.Contains(dish.Id)) return state;
        var others = TakeOut(state, dish.Id).Categories;
        return state with
        {
            Categories = at < 0 ? others.Add(new MenuCategory($"cat_{seq}", dish.Category, [dish.Id]))
                : others.SetItem(at, others[at] with { ItemIds = others[at].ItemIds.Add(dish.Id) }),
        };
    }

    public static Restaurant Remove(Restaurant state, MenuItem dish) =>
        TakeOut(state, dish.Id) with { Menu = state.Menu.Remove(dish.Id) };

    public static Restaurant Apply(Restaurant state, MenuCategoryChanged changed)
    {
        var (category, before) = (changed.Category, state.Category(changed.Category.Id));
        var others = before is null ? state.Categories : state.Categories.Remove(before);
        var dishes = category.ItemIds.Select(id => state.Menu[id]).Where(dish => dish.Category != category.Name)
            .Aggregate(state, (all, dish) => all.With(dish with { Category = category.Name }));
        return dishes with { Categories = others.Insert(changed.Position - 1, category) };
    }

    public static Restaurant Apply(Restaurant state, MenuCategoryAdded added) =>
        state with { Categories = state.Categories.Add(new MenuCategory(added.CategoryId, added.Name, [])) };

    public static Restaurant Apply(Restaurant state, MenuCategoryRenamed renamed)
    {
        var category = state.Category(renamed.CategoryId)!;
        var dishes = category.ItemIds.Aggregate(state, (all, id) => all.With(all.Menu[id] with { Category = renamed.Name }));
        return dishes with { Categories = state.Categories.Replace(category, category with { Name = renamed.Name }) };
    }

    public static Restaurant Apply(Restaurant state, MenuCategoryMoved moved)
    {
        var category = state.Category(moved.CategoryId)!;
        return state with { Categories = state.Categories.Remove(category).Insert(moved.Position - 1, category) };
    }

    public static Restaurant Apply(Restaurant state, MenuItemMoved moved)
    {
        var category = state.CategoryOf(state.Menu[moved.MenuItemId]);
        var ordered = category.ItemIds.Remove(moved.MenuItemId).Insert(moved.Position - 1, moved.MenuItemId);
        return state with { Categories = state.Categories.Replace(category, category with { ItemIds = ordered }) };
    }

    public static Restaurant Apply(Restaurant state, MenuCategoryRemoved removed) =>
        state with { Categories = state.Categories.RemoveAll(category => category.Id == removed.Category.Id) };

    private static Restaurant TakeOut(Restaurant state, string menuItemId) => state with
    {
        Categories = state.Categories.ConvertAll(category => category.ItemIds.Contains(menuItemId)
            ? category with { ItemIds = category.ItemIds.Remove(menuItemId) } : category),
    };
}
