using System.Collections.Frozen;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What the files in StoredEvents must load as, for ever.</summary>
internal static class SampleEvents
{
    private static readonly DateTimeOffset Evening = TestData.Evening;
    private static readonly ModifierGroup Sauces =
        new("mg_1", "Sauce", 0, 2, [new("mo_1", "Vanilla", 50) { Max = 2, Stock = 2, LowStock = 1, Off = OffReason.Manual }]);

    private static readonly Schedule Evenings =
        new([new([], new(18, 0), new(23, 30)), new([DayOfWeek.Friday, DayOfWeek.Saturday], new(21, 0), new(2, 0))]);

    private static readonly Charges Charges = new(PricesIncludeTax: false, 50_000, 100_000);
    private static readonly PortionWeight Weight = new(350, UnitOfMeasure.Kg, 3571);
    private static readonly SetMenuLine SetMenu = new("i_9", "m_9", "Lunch", "Dessert", 50);
    private static readonly SetMenuPart Dessert = new("part_1", "Dessert", 1, 3, [new("m_2", 50)]);

    private static readonly OrderPlaced OrderPlaced = new(TestData.Order("o_1", 40));

    private static readonly LineAdded LineAdded = new("o_1", 7, 12,
        TestData.Line() with { Id = "i_2", Dish = TestData.Line().Dish with { Modifiers = [] }, Note = null });

    private static readonly LineSplit LineSplit =
        new("o_1", 12, "i_1", 1, TestData.Line() with { Id = "i_3", Quantity = 1, LineGroupId = "i_1" });

    private static readonly ItemStatusChanged ItemStatusChanged = new("o_1", 7, 12, ItemStatus.Queued,
        TestData.Line() with
        {
            Status = ItemStatus.Ready,
            Preparation = TestData.Line().Preparation with { ReadyAt = Evening.AddMinutes(9), SkippedStart = true },
        }, "s_2", "Ben");

    private static readonly BillCreated BillCreated = new(TestData.Bill("b_1", 41, BillStatus.Open));

    private static readonly BillStatusChanged BillStatusChanged = new(TestData.Bill("b_1", 44), BillStatus.Paid, "revised");

    private static readonly BillUnarchived BillUnarchived = new(TestData.Bill("b_1", 60));

    public static readonly FrozenDictionary<string, RestaurantEvent> ByStoredName = new Dictionary<string, RestaurantEvent>
    {
        ["restaurantOpened/1"] = new RestaurantOpened("The Bay", "EUR", "Europe/Paris", "+33 1 23 45 67 89"),
        ["commandNoted/1"] = new CommandNoted(),
        ["signInsEnded/1"] = new SignInsEnded("s_2", "f_1"),
        ["staffHired/1"] = new StaffHired("s_2", "Ben", Role.Chef, ["grill", "pastry"]),
        ["menuItemAdded/1"] =
            new MenuItemAdded(new()
            {
                Id = "m_1", Name = "Crème brûlée", Category = "Desserts", Price = 1250, Station = "pastry", TaxRate = 100_000,
                PrepMinutes = 12, Stock = 8, LowStock = 3, Off = OffReason.Auto, Modifiers = [Sauces],
                Diet = new([Allergen.Eggs, Allergen.Milk], [DietaryMark.Vegetarian]), Unit = UnitOfMeasure.Kg, Schedule = Evenings,
                Parts = [Dessert], Closed = true,
            }),
        ["menuItemReplaced/1"] = new MenuItemChanged(new()
        {
            Id = "m_1", Name = "Crème brûlée", Category = "Desserts", Price = 1300, Station = "pastry", Schedule = Evenings,
            Modifiers = [Sauces],
        }),
        ["menuItemChanged/1"] =
            new MenuItemDescribed("m_1", "Crème brûlée", "Desserts", 1300, "pastry", TaxRate: null, 10, LowStock: null,
                [Sauces with { Options = [new("mo_1", "Vanilla", 50) { Max = 2, LeavesOut = true }] }])
            {
                Diet = new([Allergen.Milk], [DietaryMark.GlutenFree]),
            },
        ["menuItemMoved/1"] = new MenuItemMoved("m_1", 1),
        ["menuItemRemoved/1"] =
            new MenuItemRemoved(new() { Id = "m_1", Name = "Crème brûlée", Category = "Desserts", Price = 1300, Station = "pastry" }),
        ["menuCategoryAdded/1"] = new MenuCategoryAdded("cat_1", "Cheese"),
        ["menuCategoryReplaced/1"] = new MenuCategoryChanged(new("cat_1", "Cheeses", ["m_1"]) { Schedule = Evenings }, 1),
        ["menuCategoryRenamed/1"] = new MenuCategoryRenamed("cat_1", "Cheeses", "Cheese"),
        ["menuCategoryMoved/1"] = new MenuCategoryMoved("cat_1", 1),
        ["menuScheduleTurned/1"] = new MenuScheduleTurned(["m_1"], Evening.AddHours(2)),
        ["menuCategoryRemoved/1"] = new MenuCategoryRemoved(new("cat_1", "Cheeses", [])),
        ["menuAvailabilityChanged/1"] = new MenuAvailabilityChanged("m_1", "Crème brûlée", Available: false, OffReason.Manual),
        ["stockChanged/1"] = new StockChanged("m_1", "Crème brûlée", 6, 8, StockCause.Sold),
        ["optionAvailabilityChanged/1"] =
            new OptionAvailabilityChanged("m_1", "Crème brûlée", "mo_1", "Vanilla", Available: false, OffReason.Auto),
        ["optionStockChanged/1"] = new OptionStockChanged("m_1", "Crème brûlée", "mo_1", "Vanilla", 0, 2, StockCause.Sold),
        ["menuImageSet/1"] =
            new MenuImageSet("m_1", "6d6048d294b5a386b00d25e40c05cd21", "image/png", Convert.FromBase64String("iVBORw0KGgr7777/")),
        ["menuImageRemoved/1"] = new MenuImageRemoved("m_1"),
        ["tableAdded/1"] = new TableAdded("t_1", 12, 4),
        ["tableChanged/1"] = new TableChanged("t_1", 13, "Terrace 3", "Terrace", 6, IsRetired: false),
        ["tableStatusChanged/1"] =
            new TableStatusChanged("t_1", 12, TableStatus.Occupied, TableStatus.Reserved, new TableSession("ss_1", 4, Evening),
            Reservation: null),
        ["tableMerged/1"] = new TableMerged("t_1", 12, "t_1", 4, TestData.Evening, TestData.Evening.AddHours(-1)),
        ["reservationChanged/1"] = new ReservationChanged(TestData.Reservation("res_1", 40)),
        ["tableIdle/1"] = new TableIdle("t_1", 12),
        ["waiterAssigned/1"] = new WaiterAssigned("t_1", 12, "s_1", "Ana", PreviousWaiterId: null),
        ["waiterCalled/1"] = new WaiterCalled("t_1", 12, "s_1",
            new Call("cl_1", CallType.Bill, CallStatus.Acknowledged, 2, 1, Evening, Evening.AddSeconds(30), "s_1", Evening.AddSeconds(50)),
            Announced: true),
        ["orderPlaced/1"] = OrderPlaced,
        ["orderPlaced/2"] = new OrderPlaced(OrderPlaced.Order with { Items = [.. OrderPlaced.Order.Items.Select(Charged)] }),
        ["lineAdded/1"] = LineAdded,
        ["lineAdded/2"] = LineAdded with { Item = Charged(LineAdded.Item) },
        ["lineSplit/1"] = LineSplit,
        ["lineSplit/2"] = LineSplit with { Part = Charged(LineSplit.Part) },
        ["itemStatusChanged/1"] = ItemStatusChanged,
        ["itemStatusChanged/2"] = ItemStatusChanged with { Item = Charged(ItemStatusChanged.Item) },
        ["itemReturned/1"] = new ItemReturned("o_1", 7, 12, Charged(TestData.Line()) with
        {
            Status = ItemStatus.Served, Return = new(ReturnRemedy.Comp, "cold", "s_9", Evening.AddMinutes(30)), Restocked = true,
            RemakeOf = "i_0",
        }),
        ["noteChanged/1"] = new NoteChanged("o_1", 7, 12, "i_1", "no sugar", "no salt", "s_1"),
        ["orderArchived/1"] = new OrderArchived("o_1", 7),
        ["orderStatusChanged/1"] =
            new OrderStatusChanged("o_1", 7, OrderStatus.InProgress, OrderStatus.Placed, new ItemCounters(0, 1, 1, 0, 0)),
        ["orderCancelled/1"] = new OrderCancelled("o_1", 7, 12, "guests left", "s_1"),
        ["orderCompleted/1"] = new OrderCompleted("o_1", 7),
        ["orderRushed/1"] = new OrderRushed("o_1", 7, 12, 1, 0, "s_1"),
        ["orderTableChanged/1"] = new OrderTableChanged("o_1", 7, "t_1", 13, "Terrace 3", "ss_1", "t_1"),
        ["itemsReady/1"] =
            new ItemsReady("o_1", 7, 12, "s_1", "tk_1", "pastry", [new ReadyItem("i_1", "Crème brûlée", 2)], OrderComplete: true),
        ["ticketSeen/1"] = new TicketSeen("tk_1", "o_1", "s_2"),
        ["ticketClosed/1"] = new TicketClosed("tk_1", "o_1", "s_2"),
        ["kitchenAlertRaised/1"] =
            new KitchenAlertRaised(AlertKind.Item86, AlertPriority.High, "No more Crème brûlée", "o_1", "tk_1", ["o_1", "o_2"]),
        ["restaurantChanged/1"] = new RestaurantChanged("The Bay", "Europe/Rome", "+39 06 123 456", new RestaurantSettings(
            100_000, PricesIncludeTax: true, 50_000, 220_000, Rounding.HalfEven, 5, 150_000, 5, ClockInRequired: false)
        {
            BlindCount = true, DailyOrderNumbers = true, Receipt = new("Via Roma 1\n00184 Roma", "IT12345678901", "Grazie!", "it-IT"),
        }),
        ["staffChanged/1"] = new StaffChanged("s_2", "Benedict", Role.Chef, ["grill"]),
        ["staffStatusChanged/1"] = new StaffStatusChanged("s_2", "Benedict", StaffStatus.OnBreak, StaffStatus.Available),
        ["noticeSent/1"] =
            new NoticeSent(new Notice("n_1", "Fish is late", "info", "s_1", Role.Waiter, "s_9", "Max", Evening, ["s_1", "s_2"])),
        ["noticeRead/1"] = new NoticeRead("n_1", "s_1"),
        ["billCreated/1"] = BillCreated,
        ["billCreated/2"] = new BillCreated(Charged(BillCreated.Bill)),
        ["billStatusChanged/1"] = BillStatusChanged,
        ["billStatusChanged/2"] = BillStatusChanged with { Bill = Charged(BillStatusChanged.Bill) },
        ["paymentCompleted/1"] = new PaymentCompleted("b_1", 41, 12, "s_1", "Ana", TestData.Payment("p_1", []), 1242),
        ["paymentRefunded/1"] = new PaymentRefunded("b_1", "p_1", PaymentMethod.Cash, "s_1", "Ana", TestData.Refund("rf_1")),
        ["paymentStarted/1"] =
            new PaymentStarted("b_1", new PendingPayment("p_3", PaymentMethod.Card, 1242, 100, 2, "s_3", "Cat", Evening.AddMinutes(5))),
        ["paymentEnded/1"] = new PaymentEnded("b_1", "p_3", PendingOutcome.Lapsed),
        ["paymentCorrected/1"] = new PaymentCorrected(
            "b_1", "s_1", "Ana", TestData.Payment("p_1", []),
            TestData.Payment("p_1", []) with { Method = PaymentMethod.Card, Rounding = 0, Tendered = null, Change = 0, ShiftId = null },
            "the wrong button", "s_9"),
        ["orderPaymentChanged/1"] = new OrderPaymentChanged("o_1", 7, PaymentState.Paid, PaymentState.PartPaid),
        ["billRecalled/1"] = BillUnarchived,
        ["billRecalled/2"] = new BillUnarchived(Charged(BillUnarchived.Bill)),
        ["billFiled/1"] = new BillArchived("b_1"),
        ["shiftOpened/1"] = new ShiftOpened(TestData.Shift("sh_1", 61, ShiftStatus.Open)),
        ["cashMoved/1"] =
            new CashMoved("sh_1", new CashEntry("ce_2", CashEntryKind.PaidOut, 2500, "flowers", "s_3", "Cat", Evening.AddMinutes(30))),
        ["shiftCounting/1"] = new ShiftCounting("sh_1", "s_3", IsBlind: true),
        ["shiftClosed/1"] = new ShiftClosed(TestData.Shift("sh_1", 61)),
    }.ToFrozenDictionary();

    // What version 1 does not know.

    private static OrderItem Charged(OrderItem item) =>
        item with { Dish = item.Dish with { TaxRate = 100_000, Charges = Charges, Weight = Weight }, SetMenu = SetMenu };

    private static Bill Charged(Bill bill) =>
        bill with
        {
            SplitFrom = "b_0",
            Lines =
            [
                .. bill.Lines.Select(line => line with
                {
                    Charges = Charges, Weight = Weight, Dishes = [new("Tart", 1250, 50, 100_000, Taxes: null)],
                }),
            ],
            Discount = bill.Discount! with { Limit = 100_000 },
        };
}
