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
        if (already + drafts.Length > Order.MaxLines) return OrderRefusals.TooManyLines;
        foreach (var draft in drafts)
        {
            if (state.Menu.GetValueOrDefault(draft.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
            if (CheckDraft(draft, dish) is { } refusal) return refusal;
            if (ScheduleClock.ClosedBy(state, dish, context.Now) is { } schedule) return MenuRefusals.OutsideSchedule(dish, schedule);
        }
        return Stock.Shortage(state, drafts);
    }

    /// <summary>
    /// Makes lines of checked drafts: course 1 as <paramref name="wave"/> of the order, later courses held. Prices come from the menu.
    /// </summary>
    public static ImmutableArray<OrderItem> Make(
        DecisionContext context, string orderId, int wave, ImmutableArray<LineDraft> drafts, OrderKind kind)
    {
        var lines = drafts.Select(draft => Line(context, draft, kind)).ToImmutableArray();
        var fired = Wave.Fire(orderId, wave, [.. lines.Where(line => line.Course == 1)], context.Now).ToDictionary(line => line.Id);
        return [.. lines.Select(line => fired.GetValueOrDefault(line.Id, line))];
    }

    /// <summary>Why the table session cannot order these lines as well; null where it can.</summary>
    /// <param name="lines">Priced, and not yet in the state.</param>
    public static Refusal? CheckAmount(DecisionContext context, string sessionId, ImmutableArray<OrderItem> lines)
    {
        var ordered = context.State.OrdersOf(sessionId).SelectMany(order => order.Items).Where(item => item.IsActive).Concat(lines)
            .Aggregate(Int128.Zero, (sum, item) => sum + ((Int128)item.Dish.Price * item.Quantity));
        return ordered > Amounts.MaxOrdered ? OrderRefusals.TooLarge(context.Money(Amounts.MaxOrdered)) : null;
    }

    private static Refusal? CheckDraft(LineDraft draft, MenuItem dish)
    {
        if (draft.Quantity is < 1 or > LineDraft.MaxQuantity) return OrderRefusals.Quantity(dish.Name, LineDraft.MaxQuantity);
        if (draft.Course is < 1 or > LineDraft.MaxCourse) return OrderRefusals.Course;
        if (dish.Off == OffReason.Manual) return MenuRefusals.Unavailable(dish);
        return CheckModifiers(draft, dish);
    }

    private static Refusal? CheckModifiers(LineDraft draft, MenuItem dish)
    {
        var known = 0;
        foreach (var group in dish.Modifiers)
        {
            if (group.Options.Where(option => option.Available).Sum(option => option.Max) < group.Min)
                return MenuRefusals.TooFewOptions(dish, group);
            var taken = draft.Modifiers.Count(id => group.Options.Any(option => option.Id == id));
            if (taken < group.Min || taken > group.Max) return MenuRefusals.Choice(dish, group);
            known += taken;
        }
        if (known < draft.Modifiers.Length) return MenuRefusals.UnknownOption(dish);
        if (Options(dish).FirstOrDefault(option => Times(draft, option) > option.Max) is { } often)
            return MenuRefusals.OptionTooOften(dish, often);
        if (Options(dish).FirstOrDefault(option => option.Off == OffReason.Manual && Times(draft, option) > 0) is { } off)
            return MenuRefusals.Unavailable(dish, off);
        return Price(dish, Chosen(draft, dish)) < 0 ? MenuRefusals.BelowZero(dish) : null;
    }

    private static OrderItem Line(DecisionContext context, LineDraft draft, OrderKind kind)
    {
        var dish = context.State.Menu[draft.MenuItemId];
        var settings = context.State.Profile!.Settings;
        var takeAwayRate = kind == OrderKind.TakeAway ? dish.TakeAwayTaxRate : null;
        var chosen = Chosen(draft, dish);
        return new()
        {
            Id = context.NewId("itm"),
            Dish = Stock.FromToday(new()
            {
                MenuItemId = dish.Id, Name = dish.Name, Price = Price(dish, chosen),
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
           from chosen in Enumerable.Repeat(new ChosenModifier(option.Id, option.Name, option.Price), Times(draft, option))
           select chosen,
    ];

    private static IEnumerable<ModifierOption> Options(MenuItem dish) => dish.Modifiers.SelectMany(group => group.Options);

    private static int Times(LineDraft draft, ModifierOption option) => draft.Modifiers.Count(id => id == option.Id);

    private static long Price(MenuItem dish, ImmutableArray<ChosenModifier> chosen) => dish.Price + chosen.Sum(option => option.Price);
}
