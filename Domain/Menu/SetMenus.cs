using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>The rules of set menus: what they may be made of, and when a part of them has nothing to choose.</summary>
internal static class SetMenus
{
    /// <summary>Parts with ids; a part with the same name keeps its id, as options do.</summary>
    /// <param name="known">The parts that the menu had before; returned as they are when nothing changes.</param>
    public static ImmutableArray<SetMenuPart>? Make(
        DecisionContext context, ImmutableArray<SetMenuPartDraft> drafts, ImmutableArray<SetMenuPart>? known)
    {
        if (drafts.IsEmpty) return null;
        ImmutableArray<SetMenuPart> parts =
        [
            .. drafts.Select(draft => new SetMenuPart(
                known?.FirstOrDefault(part => part.Name == draft.Name)?.Id ?? context.NewId("part"), draft.Name, draft.Count, draft.Course,
                draft.Choices)),
        ];
        return known is { } before && parts.SequenceEqual(before, AreSame) ? known : parts;
    }

    public static Refusal? Check(Restaurant state, MenuItem dish)
    {
        if (dish.Parts is not { } parts) return dish.Unit is null ? null : Offering(state, dish.Id, MenuRefusals.WeighedChoice);
        if (dish.Stock is not null || dish.Unit is not null || !dish.Modifiers.IsEmpty) return MenuRefusals.OnlyParts(dish);
        if (parts.DistinctBy(part => part.Name).Count() < parts.Length) return MenuRefusals.DuplicateParts;
        foreach (var part in parts)
        {
            if (part.Count is < 1 or > SetMenuPartDraft.MaxCount || part.Course is < 1 or > LineDraft.MaxCourse || part.Choices.IsEmpty
                || part.Choices.Any(choice => choice.Surcharge < 0)
                || part.Choices.DistinctBy(choice => choice.MenuItemId).Count() < part.Choices.Length) return MenuRefusals.OddPart(part);
            foreach (var choice in part.Choices)
            {
                if (state.Menu.GetValueOrDefault(choice.MenuItemId) is not { } chosen) return MenuRefusals.Unknown;
                if (chosen is not { Parts: null, Unit: null } || chosen.Id == dish.Id) return MenuRefusals.NoChoice(chosen);
            }
        }
        return Offering(state, dish.Id, MenuRefusals.NestedMenu);
    }

    /// <summary>A refusal that names a set menu that offers the dish; null when none does.</summary>
    public static Refusal? Offering(Restaurant state, string dishId, Func<MenuItem, Refusal> refusal) =>
        MenusThatOffer(state, dishId).Select(refusal).FirstOrDefault();

    /// <summary>A part of the menu of which every choice is off; null if there is none.</summary>
    public static SetMenuPart? Lacking(Restaurant state, MenuItem menu) => menu.Parts?.FirstOrDefault(part =>
        !part.Choices.Any(choice => state.Menu.GetValueOrDefault(choice.MenuItemId) is { Available: true }));

    /// <summary>The set menus that offer a dish follow its availability.</summary>
    public static void Follow(DecisionContext context, string dishId)
    {
        foreach (var menu in MenusThatOffer(context.State, dishId)) Availability.Update(context, menu);
    }

    // The set menus that offer the dish, in an order that is the same each time.
    private static ImmutableArray<MenuItem> MenusThatOffer(Restaurant state, string dishId) =>
    [
        .. state.Menu.Values
            .Where(menu => menu.Parts?.Any(part => part.Choices.Any(choice => choice.MenuItemId == dishId)) is true)
            .OrderBy(menu => menu.Id, StringComparer.Ordinal),
    ];

    private static bool AreSame(SetMenuPart one, SetMenuPart other) =>
        one with { Choices = other.Choices } == other && one.Choices.SequenceEqual(other.Choices);
}
