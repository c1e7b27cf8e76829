using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

internal static class BillDecisions
{
    public static Refusal? Create(Story story, CreateBill command) => throw new NotSupportedException();
    public static Refusal? Issue(Story story, IssueBill command) => throw new NotSupportedException();
    public static Refusal? Discount(Story story, DiscountBill command) => throw new NotSupportedException();
    public static Refusal? Void(Story story, VoidBill command) => throw new NotSupportedException();
    public static Refusal? Recall(Story story, RecallBill command) => throw new NotSupportedException();
}
