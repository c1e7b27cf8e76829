using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The set menu that a dish was ordered in, as a part. A bill has the menu as one line.</summary>
/// <param name="LineId">The id of that line; the dishes of one menu share it.</param>
/// <param name="Name">The menu's name.</param>
/// <param name="Part">The name of the part, such as "Dessert".</param>
/// <param name="Extra">What this choice adds to the menu's price, by its surcharge and options; it is in the dish's price.</param>
public sealed record SetMenuLine(string LineId, string MenuItemId, string Name, string Part, long Extra);

/// <summary>Turns a requested set menu into the lines of its dishes.</summary>
internal static class SetMenuLines
{
    private sealed record Choice(SetMenuPart Part, LineDraft Draft, MenuItem Dish, long Surcharge);

    /// <summary>The dishes that a line asks for: those chosen of a set menu, or else its own.</summary>
    public static IEnumerable<LineDraft> Dishes(LineDraft line) =>
        line.Choices is { } choices ? choices.Select(choice => DraftOf(line, choice, part: null)) : [line];

    public static Refusal? Check(DecisionContext context, LineDraft line, MenuItem menu)
    {
        if (menu.Parts is not { } parts) return line.Choices is null ? null : OrderRefusals.NoSetMenu(menu.Name);
        foreach (var part in parts)
        {
            var chosen = (line.Choices ?? []).Where(choice => choice.PartId == part.Id).ToImmutableArray();
            if (chosen.Length != part.Count) return OrderRefusals.Choice(menu.Name, part);
            if (!chosen.All(choice => part.Choices.Any(known => known.MenuItemId == choice.MenuItemId)))
                return OrderRefusals.NotOffered(menu.Name, part);
        }
        if (line.Choices?.Length != parts.Sum(part => part.Count)) return OrderRefusals.UnknownPart(menu.Name);
        foreach (var (choice, price) in Priced(context.State, line, menu))
        {
            if (Lines.CheckDraft(context, choice.Draft, choice.Dish) is { } refusal) return refusal;
            if (price + choice.Surcharge + Lines.OptionsPrice(choice.Draft, choice.Dish) < 0) return MenuRefusals.BelowZero(choice.Dish);
        }
        return null;
    }

    /// <summary>The lines of a checked set menu. Their prices come to the menu's, its surcharges and the options.</summary>
    public static IEnumerable<OrderItem> Make(DecisionContext context, LineDraft line, OrderKind kind)
    {
        var (menu, lineId) = (context.State.Menu[line.MenuItemId], context.NewId("itm"));
        foreach (var (choice, price) in Priced(context.State, line, menu))
        {
            var extra = choice.Surcharge + Lines.OptionsPrice(choice.Draft, choice.Dish);
            var item = Lines.Line(context, choice.Draft, kind);
            yield return item with
            {
                Dish = item.Dish with { Price = price + extra },
                SetMenu = new(lineId, menu.Id, menu.Name, choice.Part.Name, extra),
            };
        }
    }

    // The menu's price is divided by what its dishes cost by themselves, since each is taxed at its own rate: the customary selling prices
    // of HMRC's VAT Valuation Manual, VATVAL03800, and the rule of many other countries.
    private static IEnumerable<(Choice Choice, long Price)> Priced(Restaurant state, LineDraft line, MenuItem menu)
    {
        var choices = Choices(state, line, menu);
        return choices.Zip(Amounts.Apportion(menu.Price, [.. choices.Select(choice => choice.Dish.Price)]));
    }

    // In the order of the menu's parts.
    private static ImmutableArray<Choice> Choices(Restaurant state, LineDraft line, MenuItem menu) =>
    [
        .. from part in menu.Parts!.Value
           from choice in line.Choices!.Value
           where choice.PartId == part.Id
           select new Choice(
               part, DraftOf(line, choice, part), state.Menu[choice.MenuItemId],
               part.Choices.First(known => known.MenuItemId == choice.MenuItemId).Surcharge),
    ];

    private static LineDraft DraftOf(LineDraft line, ChoiceDraft choice, SetMenuPart? part) =>
        new(choice.MenuItemId, line.Quantity, choice.Note ?? line.Note, choice.Modifiers, part?.Course ?? line.Course, line.Seat);
}
