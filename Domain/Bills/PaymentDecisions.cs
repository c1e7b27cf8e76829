using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

internal static class PaymentDecisions
{
    public static Refusal? Pay(Story story, PayBill command) => throw new NotSupportedException();
    public static Refusal? Refund(Story story, RefundPayment command) => throw new NotSupportedException();
}
