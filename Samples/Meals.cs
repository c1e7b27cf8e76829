using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>Generates what guests order: available dishes, with the modifiers that each requires.</summary>
internal static class Meals
{
    /// <summary>Drinks and perhaps starters, then a main for every guest. Where habits ask for no whole meal: one dish.</summary>
    public static ImmutableArray<LineDraft> Order(Turn turn)
    {
        var guests = turn.Table.Guests ?? 1;
        if (!turn.Habits.WholeMeals) return [.. Line(turn, 1, 1)];
        var others = turn.Chance.Between(0, guests - 1);
        return
        [
            .. Line(turn, guests, 1, "Drinks"), .. turn.Chance.Falls(60) ? Line(turn, (guests + 1) / 2, 1, "Starters", "Salads") : [],
            .. Line(turn, guests - others, 2, "Pasta", "Mains"), .. others > 0 ? Line(turn, others, 2, "Mains", "Pasta") : [],
        ];
    }

    public static ImmutableArray<LineDraft> Dessert(Turn turn) => [.. Line(turn, turn.Chance.Between(1, 2), 1, "Desserts")];

    // From these categories, rather from the first; from the whole menu where it has none of them.
    private static IEnumerable<LineDraft> Line(Turn turn, int quantity, int course, params string[] categories)
    {
        var known = turn.Menu.Categories.Where(category => categories.Contains(category.Name))
            .OrderBy(category => Array.IndexOf(categories, category.Name)).ToArray();
        var dishes = (known.Length > 0 ? known : turn.Menu.Categories).SelectMany(category => category.Items)
            .Where(dish => dish.Available && !(dish.Stock < quantity))
            .Where(dish => dish.Modifiers.All(group => Options(group, quantity).Length >= group.Min)).ToArray();
        if (dishes.Length == 0) yield break;
        var chosen = turn.Chance.Pick(dishes);
        yield return new(chosen.Id, quantity, Note: null,
            [.. chosen.Modifiers.SelectMany(group => Choose(turn, group, quantity)).Select(option => option.Id)], course, Seat: null);
    }

    // Those that it requires; now and then one that it only offers.
    private static IEnumerable<ModifierOptionView> Choose(Turn turn, ModifierGroupView group, int quantity)
    {
        var options = Options(group, quantity);
        return options.Take(group.Min > 0 ? group.Min : options.Length > 0 && turn.Falls(habits => habits.Extras) ? 1 : 0);
    }

    private static ModifierOptionView[] Options(ModifierGroupView group, int quantity) =>
        [.. group.Options.Where(option => option.Available && !(option.Stock < quantity))];
}
