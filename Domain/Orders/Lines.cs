using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>Turns requested lines into lines of an order: all of them, or none.</summary>
internal static class Lines
{
    /// <param name="already">The number of lines that the order already has.</param>
    public static Refusal? Check(DecisionContext context, int already, ImmutableArray<LineDraft> drafts)
    {
        var state = context.State;
        if (drafts.IsEmpty) return OrderRefusals.NoLines;
        ImmutableArray<LineDraft> dishes = [.. drafts.SelectMany(SetMenuLines.Dishes)];
        if (already + dishes.Length > Order.MaxLines) return OrderRefusals.TooManyLines;
        foreach (var draft in drafts)
        {
            if (state.Menu.GetValueOrDefault(draft.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
            if (CheckDraft(context, draft, dish) is { } refusal) return refusal;
            if (SetMenuLines.Check(context, draft, dish) is { } odd) return odd;
        }
        return Stock.Shortage(state, dishes);
    }

    /// <summary>
    /// Makes lines of checked drafts: course 1 as <paramref name="wave"/> of the order, later courses held. Prices come from the menu.
    /// </summary>
    public static ImmutableArray<OrderItem> Make(
        DecisionContext context, string orderId, int wave, ImmutableArray<LineDraft> drafts, OrderKind kind)
    {
        var lines = drafts.SelectMany(draft => draft.Choices is null ? [Line(context, draft, kind)]
            : SetMenuLines.Make(context, draft, kind)).ToImmutableArray();
        var fired = Wave.Fire(orderId, wave, [.. lines.Where(line => line.Course == 1)], context.Now).ToDictionary(line => line.Id);
        return [.. lines.Select(line => fired.GetValueOrDefault(line.Id, line))];
    }

    /// <summary>Why the table session cannot order these lines as well; null where it can.</summary>
    /// <param name="lines">Priced, and not yet in the state.</param>
    public static Refusal? CheckAmount(DecisionContext context, string sessionId, ImmutableArray<OrderItem> lines)
    {
        var ordered = lines.Aggregate(
            context.State.Sessions.At(sessionId).Ordered, (sum, item) => sum + ((Int128)item.Dish.Price * item.Quantity));
        return ordered > Amounts.MaxOrdered ? OrderRefusals.TooLarge(context.Money(Amounts.MaxOrdered)) : null;
    }

    /// <summary>Why the dish cannot be ordered so; of a set menu, its own part of the check.</summary>
    public static Refusal? CheckDraft(DecisionContext context, LineDraft draft, MenuItem dish)
    {
        if (draft.Quantity is < 1 or > LineDraft.MaxQuantity) return OrderRefusals.Quantity(dish.Name, LineDraft.MaxQuantity);
        if (draft.Course is < 1 or > LineDraft.MaxCourse) return OrderRefusals.Course;
        if (dish.Off == OffReason.Manual) return MenuRefusals.Unavailable(dish);
        var odd = CheckWeight(draft, dish) ?? CheckModifiers(draft, dish, context.State.Profile!.Settings.Rounding);
        if (odd is not null) return odd;
        return ScheduleClock.ClosedBy(context.State, dish, context.Now) is { } schedule
            ? MenuRefusals.OutsideSchedule(dish, schedule) : null;
    }

    private static Refusal? CheckWeight(LineDraft draft, MenuItem dish) => (dish.Unit, draft.Weight) switch
    {
        (null, null) => null,
        (null, _) => OrderRefusals.NotByWeight(dish.Name),
        (_, null) => OrderRefusals.NoWeight(dish.Name),
        (_, < 1 or > PortionWeight.Max) => OrderRefusals.WeightTooLarge(dish.Name),
        _ => draft.Quantity == 1 ? null : OrderRefusals.NoWeight(dish.Name),
    };

    private static Refusal? CheckModifiers(LineDraft draft, MenuItem dish, Rounding rounding)
    {
        var known = 0;
        if (Modifiers.Lacking(dish) is { } lacking) return MenuRefusals.TooFewOptions(dish, lacking);
        foreach (var group in dish.Modifiers)
        {
            var taken = draft.Modifiers.Count(id => group.Options.Any(option => option.Id == id));
            if (taken < group.Min || taken > group.Max) return MenuRefusals.Choice(dish, group);
            known += taken;
        }
        if (known < draft.Modifiers.Length) return MenuRefusals.UnknownOption(dish);
        if (Options(dish).FirstOrDefault(option => Times(draft, option) > option.Max) is { } often)
            return MenuRefusals.OptionTooOften(dish, often);
        if (Options(dish).FirstOrDefault(option => option.Off == OffReason.Manual && Times(draft, option) > 0) is { } off)
            return MenuRefusals.Unavailable(dish, off);
        return Price(dish, WeightOf(draft, dish), Chosen(draft, dish), rounding) < 0 ? MenuRefusals.BelowZero(dish) : null;
    }

    /// <summary>A line of one dish, held, at the menu's price.</summary>
    public static OrderItem Line(DecisionContext context, LineDraft draft, OrderKind kind)
    {
        var dish = context.State.Menu[draft.MenuItemId];
        var settings = context.State.Profile!.Settings;
        var takeAwayRate = kind == OrderKind.TakeAway ? dish.TakeAwayTaxRate : null;
        var (weight, chosen) = (WeightOf(draft, dish), Chosen(draft, dish));
        return new()
        {
            Id = context.NewId("itm"),
            Dish = Stock.FromToday(new()
            {
                MenuItemId = dish.Id, Name = dish.Name, Price = Price(dish, weight, chosen, settings.Rounding), Weight = weight,
                TaxRate = takeAwayRate ?? dish.TaxRate ?? settings.TaxRate, Taxes = takeAwayRate is null ? dish.Taxes : null,
                Charges = settings.Charges, Modifiers = chosen, Station = dish.Station,
                PrepMinutes = dish.PrepMinutes, Diet = dish.Diet,
            }, dish),
            Quantity = draft.Quantity, Note = draft.Note, Course = draft.Course ?? 1, Seat = draft.Seat, Status = ItemStatus.Held,
        };
    }

    // In the order of the menu, an option as often as it was chosen.
    private static ImmutableArray<ChosenModifier> Chosen(LineDraft draft, MenuItem dish) =>
    [
        .. from option in Options(dish)
           let chosen = new ChosenModifier(option.Id, option.Name, option.Price) { LeavesOut = option.LeavesOut }
           from time in Enumerable.Range(0, Times(draft, option))
           select chosen,
    ];

    private static IEnumerable<ModifierOption> Options(MenuItem dish) => dish.Modifiers.SelectMany(group => group.Options);

    private static int Times(LineDraft draft, ModifierOption option) => draft.Modifiers.Count(id => id == option.Id);

    private static PortionWeight? WeightOf(LineDraft draft, MenuItem dish) =>
        (dish.Unit, draft.Weight) is ({ } unit, { } thousandths) ? new(thousandths, unit, dish.Price) : null;

    private static long Price(MenuItem dish, PortionWeight? weight, ImmutableArray<ChosenModifier> chosen, Rounding rounding) =>
        (weight?.Price(rounding) ?? dish.Price) + chosen.Sum(option => option.Price);

    /// <summary>What the chosen options add to the price of one portion.</summary>
    public static long OptionsPrice(LineDraft draft, MenuItem dish) => Chosen(draft, dish).Sum(option => option.Price);
}
