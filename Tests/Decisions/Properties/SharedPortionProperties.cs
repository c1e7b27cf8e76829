using CsCheck;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class SharedPortionProperties
{
    /// <summary>Where all of a line is on bills, they have its price together, however its portions are shared.</summary>
    [Fact]
    public void I7_parts_of_a_portion_cost_together_what_it_costs() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            foreach (var session in restaurant.State.Orders.Values.Select(order => order.Party.SessionId).Distinct())
            {
                var billed = restaurant.State.BillsOf(session).SelectMany(bill => bill.Lines).ToLookup(line => line.ItemId);
                foreach (var line in restaurant.State.OrdersOf(session).SelectMany(restaurant.State.Payable))
                    if (billed[line.ItemId].Sum(part => part.Units) == line.Units)
                        billed[line.ItemId].Sum(part => part.Gross).ShouldBe(line.Price * line.Quantity);
            }
        }), iter: 400);
}
