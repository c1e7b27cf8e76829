using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps the lines of bills.</summary>
internal static class BillLineViews
{
    public static BillLineView View(this BillLine line) => new()
    {
        OrderId = line.OrderId, OrderNumber = line.OrderNumber, ItemId = line.ItemId, LineGroupId = line.ItemId,
        MenuItemId = line.MenuItemId, Name = line.Name, Quantity = line.WholePortions,
        Part = line.Part is { } part ? new(part.Parts, part.Of) : null, Price = line.Price,
        Weight = line.Weight?.Thousandths, Unit = OrderItemViews.UnitOf(line.Weight), UnitPrice = line.Weight?.UnitPrice,
        Gross = line.Gross, Off = line.Off, Net = line.Net, TaxRate = line.TaxRate,
        Taxes = line.Taxes.View(), Dishes = [.. (line.Dishes ?? []).Select(dish => dish.View())], Seat = line.Seat,
        Discount = line.Discount?.View(), Comped = line.Comped, CompReason = line.Comped > 0 ? line.CompReason : null,
    };
}
