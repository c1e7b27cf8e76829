using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Host.Endpoints;
using RealtimeRestaurant.Hubs.Wire;
using static RealtimeRestaurant.Host.OpenApi.QueryParameter;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class BillDoors
{
    private const string Payment =
        """
        {
          "id": "pay_1", "method": "cash", "amount": 1000, "tip": 200, "rounding": 0, "tendered": 2000, "change": 800, "share": null,
          "status": "completed", "refunded": 0, "staffId": "u_carlo", "staffName": "Carlo", "at": "2026-11-23T21:40:00.000Z",
          "refunds": [{"id": "ref_1", "amount": 500, "ofTip": 0, "reason": "cold", "staffId": "u_marta", "staffName": "Marta", "at": "2026-11-23T21:50:00.000Z"}]
        }
        """;

    private const string Bill =
        $$"""
        {
          "id": "bill_9", "number": 9, "tableId": "tbl_7", "tableNumber": 7, "waiterId": "u_anna", "waiterName": "Anna", "status": "partiallyPaid", "revision": 1,
          "orderIds": [],
          "lines": [
            {
              "orderId": "ord_42", "orderNumber": 42, "itemId": "itm_1", "menuItemId": "dish_tagliata", "name": "Tagliata", "quantity": 2, "price": 2700,
              "gross": 5400, "off": 540, "net": 4860, "taxRate": 100000, "seat": 1, "discount": {"rate": 100000, "amount": null, "reason": "regulars", "by": "u_anna"}
            }
          ],
          "discount": null, "gross": 5400, "discountTotal": 540, "net": 4860, "service": 0, "tax": 486,
          "taxes": [{"rate": 100000, "base": 4860, "tax": 486}],
          "adjustment": 0, "total": 5346, "due": 4346, "paid": 1000, "shares": [{"number": 1, "amount": 2673, "paid": 1000}],
          "payments": [{{Payment}}],
          "createdAt": "2026-11-23T21:30:00.000Z", "issuedAt": "2026-11-23T21:31:00.000Z", "paidAt": null, "reason": null, "seq": 1108
        }
        """;

    private static readonly string[] Closed = ["billClosed"];

    public static readonly DoorGroup Group = new("Bills", "What guests are to pay and have paid. Sums follow from the lines, once per tax rate; see the settings of the restaurant.",
    [
        new("POST", "/api/bills", "createBill", "Bills what is not yet on a bill")
        {
            Description = "Of the table's sitting, or of these orders of one sitting: exactly one of the two.",
            For = Who.Floor,
            Body = Fields(("tableId?", Id), ("orderIds?", ListOf(Id, 1, 100))),
            Request = """{"tableId": "tbl_7"}""",
            Refuses = [new("unknownField", """{"tableId": "tbl_7", "tip": 100}"""), new("tableNotSeated", """{"tableId": "tbl_8"}""")],
            Status = 201, Answer = typeof(BillView), Response = Bill, Codes = ["notFound", "tableNotSeated", "alreadyExists", "ruleBroken"],
        },
        new("GET", "/api/bills", "listBills", "Bills, newest first")
        {
            For = Who.Floor,
            Query =
            [
                new("status", "Only those of this status.", OneOf<BillStatus>(), "open"), new("tableId", "Only those of this table.", Id, "tbl_7"),
                new("from", "Made at this time or later.", Time, "2026-11-01T00:00:00Z"), new("to", "Made before this time.", Time, "2099-01-01T00:00:00Z"), Limit, Cursor,
            ],
            Answer = typeof(BillView), IsPage = true, Response = Bill,
        },
        new("GET", "/api/bills/{billId}", "getBill", "One bill") { For = Who.Floor, Answer = typeof(BillView), Response = Bill },
        new("POST", "/api/bills/{billId}/issue", "issueBill", "The guests get it")
        {
            Description = "It has a number from then on, and the table awaits payment. An order that changes before anything is paid opens it again, with the next revision.",
            For = Who.Floor,
            Body = NoFields, Request = "{}", Refuses = [new("unknownField", """{"copies": 2}""")],
            Answer = typeof(BillView), Response = Bill, Codes = [.. Closed, "ruleBroken"],
        },
        new("POST", "/api/bills/{billId}/payments", "pay", "Pays all or a part of a bill")
        {
            Description = "`expectedRevision` is the revision that the guests saw; another one by now is refused with `billChanged`, so that nobody pays for what they have not seen. "
                + "Cash may be the amount that is due or what there are coins for; what was `tendered` above it is given back. A tip is beside the bill. An open bill is issued by its first payment.",
            For = Who.Floor,
            Body = Fields(
                ("amount", Due), ("method", OneOf<PaymentMethod>()), ("tip?", Amount), ("tendered?", Amount), ("expectedRevision", Number(1, int.MaxValue)),
                ("share?", Number(1, SplitBill.MostParts, "Where the bill is divided, for which share.")), ("drawer?", Text(30))),
            Request = """{"amount": 1000, "method": "cash", "tip": 200, "tendered": 2000, "expectedRevision": 1}""",
            Refuses =
            [
                new("invalid", """{"amount": 1000, "method": "cheque", "expectedRevision": 1}"""),
                new("billChanged", """{"amount": 1000, "method": "card", "expectedRevision": 77}"""),
                new("overpayment", """{"amount": 1000000, "method": "card", "expectedRevision": 1}"""),
            ],
            Status = 201, Answer = typeof(PaidView),
            Response =
                $$"""
                {
                  "id": "pay_1", "method": "cash", "amount": 1000, "tip": 200, "rounding": 0, "tendered": 2000, "change": 800, "share": null, "staffId": "u_carlo",
                  "staffName": "Carlo", "at": "2026-11-23T21:40:00.000Z", "due": 4346, "bill": {{Bill}}
                }
                """,
            Codes = [.. Closed, "billChanged", "overpayment", "illegalTransition", "ruleBroken"],
        },
        new("POST", "/api/bills/{billId}/refunds", "refund", "Gives money back, by the way it came")
        {
            Description = "Never more than came in with the payment; the bill's part first and the tip last. It works when the guests have long left.",
            For = Who.Managers,
            Body = Fields(("paymentId", Id), ("amount", Due), ("reason", Text(200)), ("drawer?", Text(30))),
            Request = """{"paymentId": "pay_1", "amount": 500, "reason": "cold"}""",
            Refuses = [new("invalid", """{"paymentId": "pay_1", "amount": 500}"""), new("refundLimit", """{"paymentId": "pay_1", "amount": 1000000, "reason": "cold"}""")],
            Status = 201, Answer = typeof(GivenBackView),
            Response =
                $$"""
                {
                  "id": "ref_1", "paymentId": "pay_1", "method": "cash", "amount": 500, "ofTip": 0, "reason": "cold", "staffId": "u_marta", "staffName": "Marta",
                  "at": "2026-11-23T21:50:00.000Z", "bill": {{Bill}}
                }
                """,
            Codes = ["refundLimit", "illegalTransition", "ruleBroken"],
        },
        new("POST", "/api/bills/{billId}/void", "voidBill", "Takes a bill back")
        {
            Description = "What was on it can be billed again. Not once something was paid.",
            For = Who.Managers,
            Body = Fields(("reason", Text(200))),
            Request = """{"reason": "wrong table"}""",
            Refuses = [new("invalid", "{}")],
            Answer = typeof(BillView), Response = Bill, Codes = Closed,
        },
        new("POST", "/api/bills/{billId}/split", "splitBill", "Splits a bill, or divides its payment")
        {
            Description = "By `item` (`parts`: what goes onto each further bill) and by `seat` make further bills, which together come to exactly what the bill was; `evenly` (`ways`) and by "
                + "`amount` (`amounts`, which add up to what is due) divide the payment of this one into shares.",
            For = Who.Floor,
            Body = Fields(
                ("by", OneOf<SplitBy>()), ("parts?", ListOf(ListOf(Fields(("itemId", Id), ("quantity", Number(1, 1_000_000))), 1, 500), 1, SplitBill.MostParts - 1)),
                ("ways?", Number(2, SplitBill.MostParts)), ("amounts?", ListOf(Amount, 2, SplitBill.MostParts))),
            Request = """{"by": "evenly", "ways": 2}""",
            Refuses = [new("invalid", """{"by": "mood"}"""), new("ruleBroken", """{"by": "amount", "amounts": [1, 1]}""")],
            Answer = typeof(SplitView), Response = $$"""{"bill": {{Bill}}, "parts": [{{Bill}}]}""", Codes = [.. Closed, "ruleBroken"],
        },
        new("POST", "/api/bills/{billId}/discounts", "discountBill", "Sets the discount of a bill, or of one line of it")
        {
            Description = "In place of the one before. Exactly one of `rate` and `amount`; 0 takes it away. Above the house's limit it needs a manager. 1,000,000 of a line: on the house.",
            For = Who.Floor,
            Body = Fields(("itemId?", Id), ("rate?", Rate), ("amount?", Amount), ("reason?", Note)),
            Request = """{"rate": 100000, "reason": "regulars"}""",
            Refuses = [new("invalid", """{"rate": 1000001, "reason": "regulars"}"""), new("notFound", """{"itemId": "itm_0", "rate": 100000, "reason": "regulars"}""")],
            Answer = typeof(BillView), Response = Bill, Codes = ["forbidden", .. Closed, "ruleBroken"],
        },
    ]);

    private static OpenApiSchema Due => Number(1, 10_000_000_000, "In minor units, above 0.");
}
