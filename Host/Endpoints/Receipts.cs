using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class ReceiptEndpoints
{
    private static readonly QueryParameter<bool?> Copy = QueryParameter.Flag("copy", "True to mark it as a copy.");

    public static void MapReceipt(this IEndpointRouteBuilder bills) =>
        bills.MapPrintout("/{billId}/receipt", ReceiptAsync, Copy)
            .Named(
                "printReceipt", "Prints the receipt of a bill",
                "As plain text, as HTML for paper of 80 mm, or as bytes for an ESC/POS printer. With `copy` it is marked as a copy.");

    private static async ValueTask<Printout?> ReceiptAsync(HttpContext http, QueryReader query, LocalFormat format)
    {
        var (state, isCopy) = (await http.StateAsync(), query.Read(Copy) is true);
        var billId = (string)http.Request.RouteValues["billId"]!;
        var bill = await http.Service<CachedHistory>().FindAsync(HistorySources.Bills, state, billId, http.RequestAborted);
        return bill is null ? null : Receipt.Of(bill, state.Profile!, isCopy, format);
    }
}
