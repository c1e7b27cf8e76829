using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Orders;

internal static class ItemRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such line in this order.");
    public static readonly Refusal MayNotServe = new(RefusalCode.Forbidden, "Only a waiter, a manager or a chef at the pass may serve.");
    public static readonly Refusal MayNotVoid = new(RefusalCode.Forbidden, "Only a manager may void an item that the kitchen has started.");
    public static readonly Refusal MayNotReturn = new(RefusalCode.Forbidden, "Only a manager may take back what was served.");
    public static readonly Refusal NoReturnReason = new(RefusalCode.RuleBroken, "A return needs a reason.");
    public static readonly Refusal NothingToRestock =
        new(RefusalCode.RuleBroken, "Only what is voided or returned can go back into the stock.");
    public static readonly Refusal CameBackBefore =
        new(RefusalCode.RuleBroken, "The dish came back before, so its portions cannot go back into the stock now.");
    public static readonly Refusal NotABump = new(RefusalCode.RuleBroken, "A whole order can only be moved to preparing, ready or served.");

    public static Refusal Taken(OrderItem item) =>
        new(RefusalCode.AlreadyTaken, $"{item.Preparation.ChefName} is already preparing {item.Dish.Name}.");

    public static Refusal NotYours(OrderItem item) =>
        new(RefusalCode.Forbidden,
            $"{item.Preparation.ChefName} is preparing {item.Dish.Name}; only they, a manager or a chef at the pass may release it.");

    public static Refusal NotYourStation(OrderItem item) =>
        new(RefusalCode.Forbidden, $"{item.Dish.Name} is made at station {item.Dish.Station}; only a chef who works there may move it.");

    public static Refusal TooLateToRecall(OrderItem item) =>
        new(RefusalCode.Forbidden, $"{item.Dish.Name} has been ready for more than 10 minutes; only a manager may recall it.");

    public static Refusal MayNotUndo(OrderItem item) =>
        new(RefusalCode.Forbidden, $"{item.Dish.Name} can be taken back within 2 minutes by the person who served it, or by a manager.");

    public static Refusal Quantity(OrderItem item) =>
        new(RefusalCode.RuleBroken, $"The line has {item.Quantity} of {item.Dish.Name}; the quantity must be between 1 and that.");

    public static Refusal NoteTooLate(OrderItem item) =>
        new(RefusalCode.IllegalTransition, $"{item.Dish.Name} is {Name(item.Status)}; its note can change only until cooking begins.");

    public static Refusal NotServed(OrderItem item) =>
        new(RefusalCode.IllegalTransition, $"{item.Dish.Name} is {Name(item.Status)}; only what was served can be returned.");

    public static Refusal PartRefunded(OrderItem item, Bill bill) => new(
        RefusalCode.RuleBroken,
        $"A part of {item.Dish.Name} was refunded on bill {bill.Number}, so it cannot be comped as a whole. Discount its other parts.");

    public static Refusal Returned(OrderItem item) =>
        new(RefusalCode.IllegalTransition, $"{item.Dish.Name} was returned already ({item.Return!.Reason}).");

    public static Refusal Illegal(OrderItem item, ItemStatus target) =>
        new(RefusalCode.IllegalTransition, $"{item.Dish.Name} is {Name(item.Status)}; it cannot become {Name(target)}.");

    public static Refusal NothingToBump(Order order, ItemStatus target) =>
        new(RefusalCode.IllegalTransition, $"Nothing in order {order.Number} can become {Name(target)} now.");

    private static string Name(ItemStatus status) => status.ToString().ToLowerInvariant();
}
