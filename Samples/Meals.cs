using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Samples;

/// <summary>Generates what guests order: available dishes, with the modifiers that each requires; by weight, one for all.</summary>
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
            .Where(dish => dish.Available && !(dish.Stock < quantity)).ToArray();
        if (dishes.Length == 0) yield break;
        var chosen = turn.Chance.Pick(dishes);
        var byWeight = chosen.Unit is not null;
        yield return new(chosen.Id, byWeight ? 1 : quantity, Note: null,
            [.. chosen.Modifiers.SelectMany(group => group.Options.Take(group.Min)).Select(option => option.Id)], course, Seat: null)
        {
            Weight = byWeight ? quantity * turn.Chance.Between(300, 600) : null,
        };
    }
}
