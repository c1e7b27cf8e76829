using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>
/// The rules of returns: a manager takes back what was served, with a reason, and once, unless what was made again for it was cancelled or
/// voided. It is made again without charge, or comped on the bill, which must have no payment for it.
/// </summary>
internal static class ReturnDecisions
{
    public static Refusal? Return(DecisionContext context, ReturnItem command)
    {
        if (!context.Actor.May(Permission.ReturnDishes)) return ItemRefusals.MayNotReturn;
        if (OrderDecisions.Find(context, command.OrderId, out var order) is { } missing) return missing;
        if (order.Item(command.ItemId) is not { } item) return ItemRefusals.Unknown;
        if (Check(order, item, command) is { } refusal) return refusal;
        if (command.Remedy == ReturnRemedy.Comp && RefundedPart(context.State, order, item) is { } bill)
            return ItemRefusals.PartRefunded(item, bill);

        if (command.Quantity is { } some && some < item.Quantity) item = ItemMoves.Split(context, order, item, some);
        item = item with
        {
            Return = new(command.Remedy, command.Reason, context.Actor.Id, context.Now), Restocked = item.Restocked || command.Restock,
        };
        context.Add(new ItemReturned(order.Id, order.Number, order.Party.TableNumber, item, order.Party.TableName));
        if (command.Restock) Stock.Restore(context, item);
        if (command.Remedy == ReturnRemedy.Remake && Remake(context, order, item) is { } unmade) return unmade;
        return OrderReconciler.Reconcile(context, order);
    }

    // A bill that was refunded keeps its part of a portion, so that the portion cannot be whole, and free, on another one.
    private static Bill? RefundedPart(Restaurant state, Order order, OrderItem item) =>
        state.AllBillsOf(order.Party.SessionId).FirstOrDefault(bill => bill.Status == BillStatus.Refunded
            && bill.Lines.Any(line => line.Shared != 0 && line.ItemId == (item.SetMenu?.LineId ?? item.Group)));

    private static Refusal? Check(Order order, OrderItem item, ReturnItem command)
    {
        if (command.Quantity is { } part && (part < 1 || part > item.Quantity)) return ItemRefusals.Quantity(item);
        if (item.Status != ItemStatus.Served) return ItemRefusals.NotServed(item);
        if (item.Return is not null && (command.Quantity ?? item.Quantity) > Missing(order, item)) return ItemRefusals.Returned(item);
        if (item.Return is not null && command.Restock) return ItemRefusals.CameBackBefore;
        return string.IsNullOrWhiteSpace(command.Reason) ? ItemRefusals.NoReturnReason : null;
    }

    // The portions that came back and were to be made again, and are not: what was made for them was cancelled or voided.
    private static int Missing(Order order, OrderItem item)
    {
        var ordered = item.RemakeOf ?? item.Id;
        var remakes = order.Items.Where(other => other.RemakeOf == ordered).ToArray();
        return remakes.Append(order.Item(ordered)!).Where(other => other.Return?.Remedy == ReturnRemedy.Remake).Sum(other => other.Quantity)
            - remakes.Where(other => other.IsActive).Sum(other => other.Quantity);
    }

    // As it was ordered, whatever the menu says of the dish by now; only its portions come from today's stock.
    private static Refusal? Remake(DecisionContext context, Order order, OrderItem item)
    {
        if (order.Items.Length >= Order.MaxLines) return OrderRefusals.TooManyLines;
        // Null once it was removed from the menu for good: the order still has it, and nothing counts its portions.
        var dish = context.State.Menu.GetValueOrDefault(item.Dish.MenuItemId);
        if (dish is { Off: OffReason.Manual }) return MenuRefusals.Unavailable(dish);
        if (dish is not null && item.Dish.Modifiers.Select(chosen => dish.Option(chosen.OptionId))
                .FirstOrDefault(option => option?.Off == OffReason.Manual) is { } off)
            return MenuRefusals.Unavailable(dish, off);
        var again = new OrderItem
        {
            Id = context.NewId("itm"), Dish = Stock.FromToday(item.Dish with { Price = 0 }, dish), Quantity = item.Quantity,
            Note = item.Note, Course = 1, Seat = item.Seat, Status = ItemStatus.Held, RemakeOf = item.RemakeOf ?? item.Id,
        };
        if (Stock.Shortage(context.State, again) is { } shortage) return shortage;
        var fired = Wave.Fire(order.Id, order.Waves + 1, [again], context.Now);
        context.Add(new LineAdded(order.Id, order.Number, order.Party.TableNumber, fired[0], order.Party.TableName));
        Stock.Take(context, fired);
        return null;
    }
}
