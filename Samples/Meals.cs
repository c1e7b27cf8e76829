using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>Generates what guests order: available dishes, with the modifiers that each requires; by weight, one for all.</summary>
internal static class Meals
{
    /// <summary>Drinks and perhaps starters, then a main for every guest. Where habits ask for no whole meal: one dish.</summary>
    public static ImmutableArray<LineDraft> Order(Turn turn)
    {
        var guests = turn.Guests;
        if (!turn.Habits.WholeMeals) return [.. Line(turn, 1, 1)];
        var others = turn.Chance.Between(0, guests - 1);
        return
        [
            .. Line(turn, guests, 1, "Drinks"), .. turn.Chance.Falls(60) ? Line(turn, (guests + 1) / 2, 1, "Starters", "Salads") : [],
            .. Line(turn, guests - others, 2, "Pasta", "Mains"), .. others > 0 ? Line(turn, others, 2, "Mains", "Pasta") : [],
        ];
    }

    public static ImmutableArray<LineDraft> TakeAway(Turn turn) => [.. Line(turn, turn.Chance.Between(1, 3), 1, "Pasta", "Salads")];

    public static ImmutableArray<LineDraft> Dessert(Turn turn) => [.. Line(turn, turn.Chance.Between(1, 2), 1, "Desserts")];

    /// <summary>True if there is enough of these options of a dish.</summary>
    public static bool HasOptions(MenuItemView dish, IReadOnlyList<string> names, int quantity) => dish.Modifiers.All(group =>
        group.Options.Where(option => names.Contains(option.Name)).All(Options(group, quantity).Contains));

    // From these categories, rather from the first; from the whole menu where it has none of them.
    private static IEnumerable<LineDraft> Line(Turn turn, int quantity, int course, params string[] categories)
    {
        var known = turn.Menu.Categories.Where(category => categories.Contains(category.Name))
            .OrderBy(category => Array.IndexOf(categories, category.Name)).ToArray();
        var dishes = (known.Length > 0 ? known : turn.Menu.Categories).SelectMany(category => category.Items)
            .Where(dish => CanBeHad(dish, quantity) && (turn.Habits.WholeMeals || dish.Parts.Count == 0))
            .Where(dish => dish.Parts.All(part => Offered(turn, part, quantity).Length > 0)).ToArray();
        if (dishes.Length == 0) yield break;
        var chosen = turn.Chance.Pick(dishes);
        var byWeight = chosen.Unit is not null;
        yield return new(chosen.Id, byWeight ? 1 : quantity, Note: null, Options(turn, chosen, quantity), course, Seat: null)
        {
            Weight = byWeight ? quantity * turn.Chance.Between(300, 600) : null,
            Choices = chosen.Parts.Count > 0 ? [.. chosen.Parts.SelectMany(part => Choices(turn, part, quantity))] : null,
        };
    }

    private static IEnumerable<ChoiceDraft> Choices(Turn turn, SetMenuPartView part, int quantity)
    {
        var offered = Offered(turn, part, quantity);
        foreach (var _ in Enumerable.Range(0, part.Count))
        {
            var dish = turn.Chance.Pick(offered);
            yield return new(part.Id, dish.Id, Note: null, Options(turn, dish, quantity));
        }
    }

    // Of each enough for all that the part has.
    private static MenuItemView[] Offered(Turn turn, SetMenuPartView part, int quantity) =>
    [
        .. turn.Menu.Categories.SelectMany(category => category.Items)
            .Where(dish => part.Choices.Any(choice => choice.MenuItemId == dish.Id) && CanBeHad(dish, quantity * part.Count)),
    ];

    private static bool CanBeHad(MenuItemView dish, int quantity) => dish.Available && !(dish.Stock < quantity)
        && dish.Modifiers.All(group => Options(group, quantity).Length >= group.Min);

    private static ImmutableArray<string> Options(Turn turn, MenuItemView dish, int quantity) =>
        [.. dish.Modifiers.SelectMany(group => Choose(turn, group, quantity)).Select(option => option.Id)];

    // Those that it requires; now and then one that it only offers.
    private static IEnumerable<ModifierOptionView> Choose(Turn turn, ModifierGroupView group, int quantity)
    {
        var options = Options(group, quantity);
        return options.Take(group.Min > 0 ? group.Min : options.Length > 0 && turn.Falls(habits => habits.Extras) ? 1 : 0);
    }

    private static ModifierOptionView[] Options(ModifierGroupView group, int quantity) =>
        [.. group.Options.Where(option => option.Available && !(option.Stock < quantity))];
}
