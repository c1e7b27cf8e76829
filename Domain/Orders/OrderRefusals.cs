using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Domain.Orders;

internal static class OrderRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such open order.");
    public static readonly Refusal MayNotTakeOrders = new(RefusalCode.Forbidden, "Only a waiter or a manager may change an order.");
    public static readonly Refusal MayNotFire =
        new(RefusalCode.Forbidden, "Only a waiter, a manager or a chef at the pass may send a course.");
    public static readonly Refusal MayNotRush =
        new(RefusalCode.Forbidden, "Only a waiter, a manager or a chef at the pass may rush an order.");
    public static readonly Refusal NoLines = new(RefusalCode.RuleBroken, "An order needs at least one line.");
    public static readonly Refusal TableOrNone =
        new(RefusalCode.RuleBroken, "Guests who dine in need a table; an order to take away or at the counter has none.");
    public static readonly Refusal PickupPast = new(RefusalCode.RuleBroken, "The pick-up time has passed.");

    public static Refusal TooLarge(string most) =>
        new(RefusalCode.RuleBroken, $"The same guests can order {most} at most before they leave.");

    public static readonly Refusal TooManyLines =
        new(RefusalCode.RuleBroken, $"An order has at most {Order.MaxLines} lines; place another one.");
    public static readonly Refusal NoReason = new(RefusalCode.RuleBroken, "Cooking has begun, so a reason is needed.");
    public static readonly Refusal RushLevel =
        new(RefusalCode.RuleBroken, $"The rush level must be between 0 (none) and {RushOrder.MaxLevel}.");
    public static readonly Refusal Course = new(RefusalCode.RuleBroken, $"Courses are numbered from 1 to {LineDraft.MaxCourse}.");

    public static Refusal Quantity(string dish, int most) =>
        new(RefusalCode.RuleBroken, $"The quantity of {dish} must be between 1 and {most}.");

    public static Refusal NoWeight(string dish) =>
        new(RefusalCode.RuleBroken, $"{dish} is sold by weight; give the weight of each piece on a line of its own.");

    public static Refusal WeightTooLarge(string dish) =>
        new(RefusalCode.RuleBroken, $"The weight of {dish} must be between 1 and {PortionWeight.Max} thousandths of its unit.");

    public static Refusal NoSetMenu(string dish) => new(RefusalCode.RuleBroken, $"{dish} is no set menu; give no choices.");

    public static Refusal Choice(string menu, SetMenuPart part) =>
        new(RefusalCode.RuleBroken, $"{menu}: choose {part.Count} of {part.Name}.");

    public static Refusal NotOffered(string menu, SetMenuPart part) =>
        new(RefusalCode.NotFound, $"{menu} offers no such dish for {part.Name}.");

    public static Refusal UnknownPart(string menu) => new(RefusalCode.NotFound, $"{menu} has no such part.");

    public static Refusal NotByWeight(string dish) => new(RefusalCode.RuleBroken, $"{dish} is not sold by weight; give no weight.");

    public static Refusal Closed(Order order) =>
        new(RefusalCode.OrderClosed,
            $"Order {order.Number} is {(order.Status == OrderStatus.Completed ? "completed" : "cancelled")}; it cannot change.");

    public static Refusal AlreadyServed(Order order) =>
        new(RefusalCode.IllegalTransition, $"Order {order.Number} is served and cannot be cancelled.");

    public static Refusal CookingHasBegun(Order order) =>
        new(RefusalCode.Forbidden, $"The kitchen has started order {order.Number}; only a manager may cancel it now.");

    public static Refusal NoSuchCourse(Order order, int course) =>
        new(RefusalCode.IllegalTransition, $"Order {order.Number} has nothing in course {course} to send.");
}
