using CsCheck;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

/// <summary>
/// One command that a member of staff tries. The numbers pick from what the restaurant has at that moment, so that most commands make
/// sense.
/// </summary>
public readonly record struct Step(int Who, int What, int A, int B, int C, int Seconds);

/// <summary>
/// Random commands: any member of staff tries anything, mostly at tables where guests sit. Unlike the player of the samples it tries what
/// must be refused, too.
/// </summary>
public sealed partial class RandomCommands
{
    public static readonly Gen<Step[]> Steps =
        Gen.Select(
            Gen.Int[0, 8], Gen.Int[0, 45], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99],
            Gen.Frequency((3, Gen.Int[0, 20]), (1, Gen.Int[0, 400])))
            .Select((who, what, a, b, c, seconds) => new Step(who, what, a, b, c, seconds)).Array[10, 120];

    // By the numbers that they begin with.
    private readonly string[] _tables;
    private readonly RandomDishes _dishes;

    public RandomCommands()
    {
        _tables = [.. TestRestaurant.State.Tables.Values.OrderBy(table => table.Number).Select(table => table.Id)];
        _dishes = new(TestRestaurant);
    }

    public TestRestaurant TestRestaurant { get; } = new TestRestaurant { ChecksEachStep = false }.With(Odd).Seated();

    // Rates that leave something over nearly everywhere.
    private static RestaurantSettings Odd => new(TaxRate: 88_750, ServiceRate: 125_000, ServiceTaxRate: 88_750, CashUnit: 5);

    /// <summary>
    /// Plays the steps; after each that was accepted <paramref name="check"/> sees the state before, what happened and the state after.
    /// </summary>
    /// <param name="atLast">Sees the restaurant after the last step.</param>
    public static void Play(Step[] steps, Action<TestRestaurant, Restaurant, Decision>? check = null, Action<TestRestaurant>? atLast = null)
    {
        var commands = new RandomCommands();
        foreach (var step in steps)
        {
            var before = commands.TestRestaurant.State;
            var who = step.What < 2 ? Actor.System : Crew.All[step.Who];
            var decision = commands.TestRestaurant.WaitSeconds(step.Seconds).Try(who, commands.Command(step));
            if (decision.Refusal is null) check?.Invoke(commands.TestRestaurant, before, decision);
        }
        atLast?.Invoke(commands.TestRestaurant);
        commands.TestRestaurant.ShouldFoldFromTheBeginning();
    }

    private RestaurantCommand Command(Step step) => step.What switch
    {
        1 when step.C < 10 => new EndSignIns(Crew.All[step.A % 9].Id, null),
        0 or 1 => new AdvanceClock(),
        2 => new SetTableStatus(TableId(step.A), (TableStatus)(step.B % 6), 2, null, step.C < 50 ? TestRestaurant.Now.AddMinutes(5) : null),
        3 => new SetTableStatus(TableId(step.A), TableStatus.Occupied, 2, null, null),
        4 => new CallWaiter(TableId(step.A), (CallType)(step.B % 3)),
        5 => new AcknowledgeCall(TableId(step.A), Call(step)?.Id ?? "none"),
        6 => new ResolveCall(TableId(step.A), Call(step)?.Id ?? "none"),
        7 => new AssignWaiter(TableId(step.A), Crew.All[step.B % 9].Id),
        8 or 9 when step.A % 4 == 0 => new PlaceOrder(
            null, [Line(step.B), Line(step.C)], null, step.A % 8 == 0 ? OrderKind.TakeAway : OrderKind.Counter, new("Bo", null, null)),
        8 or 9 => new PlaceOrder(TableId(step.A), [Line(step.B), Line(step.C)], step.A % 3 == 0 ? "quickly" : null),
        10 => new AddLines(Order(step.A)?.Id ?? "none", [Line(step.B), Line(step.C)]),
        11 => new FireCourse(Order(step.A)?.Id ?? "none", 2),
        12 => new CancelOrder(Order(step.A)?.Id ?? "none", step.B < 50 ? "because" : null),
        13 => new RushOrder(Order(step.A)?.Id ?? "none", step.B % 4),
        14 or 15 => new SetOrderStatus(Order(step.A)?.Id ?? "none", (ItemStatus)Math.Min(4, 2 + (step.B % 4))),
        16 => new AcknowledgeTicket(TicketId(step.A)),
        17 => new SetAvailability(TestRestaurant.Dish(Dish(step.A)).Id, step.B < 60),
        18 when step.C < 20 => new SetMenuImage(TestRestaurant.Dish("Cake").Id, "image/png", new[] { (byte)(step.A % 3) }),
        18 when step.C < 30 => new RemoveMenuImage(TestRestaurant.Dish("Cake").Id),
        18 when step.C < 50 => OfMenu(step),
        18 => Stock(step.A),
        39 => Return(step),
        41 => new ChangeNote(Order(step.A)?.Id ?? "none", step.B < 20 ? null : Order(step.A)?.Items[0].Id, $"note {step.C % 3}"),
        44 => OfSchedules(step),
        45 => OfOptions(step),
        >= 42 => OfReservations(step),
        >= 35 and < 40 => OfTables(step),
        >= 24 => OfBills(step),
        _ => Item(step),
    };

    private ReservationCommand OfReservations(Step step) => (step.B % 6) switch
    {
        0 or 1 => new MakeReservation(
            "Kim", null, 1 + (step.A % 4), TestRestaurant.Now.AddMinutes(step.C % 40), 15 + (step.C % 3 * 5), null,
            step.A < 60 ? [TableId(step.A)] : [.. _tables]),
        2 => new ChangeReservation(ReservationId(step)) { At = TestRestaurant.Now.AddMinutes(step.C % 40), TableIds = [TableId(step.C)] },
        3 => new MarkNoShow(ReservationId(step)),
        4 => new CancelReservation(ReservationId(step), null),
        _ => new SeatReservation(ReservationId(step), step.C < 50 ? null : step.C % 4),
    };

    private string ReservationId(Step step)
    {
        var all = TestRestaurant.State.Reservations.Values.OrderBy(one => one.Id, StringComparer.Ordinal).ToArray();
        return all.Length == 0 ? "none" : all[step.A % all.Length].Id;
    }

    private TableCommand OfTables(Step step) => (step.B % 8) switch
    {
        0 => new ChangeTable(TableId(step.A)) { Number = 1 + (step.C % 3), Name = step.C < 50 ? $"Terrace {step.C % 2}" : "" },
        1 => new ChangeTable(TableId(step.A)) { Guests = step.C % 5 },
        2 or 3 => new MoveParty(TableId(step.A), TableId(step.C)),
        4 or 5 => new MergeTable(TableId(step.A), TableId(step.C)),
        6 => new UnmergeTable(TableId(step.A)),
        7 when step.C < 30 => new HandOverTables(Crew.All[step.A % 9].Id, Crew.All[step.C % 9].Id, []),
        _ => new ChangeTable(TableId(step.A)) { Retired = step.C < 30, Seats = 1 + (step.C % 8), Place = new TablePlace(step.C, 0) },
    };

    private RestaurantCommand OfBills(Step step) => step.What switch
    {
        24 => new CreateBill(step.B < 70 ? TableId(step.A) : null, step.B < 70 ? [] : [Order(step.A)?.Id ?? "none"]),
        25 => new IssueBill(BillId(step)),
        26 when step.B < 60 => new DiscountBill(BillId(step), step.B % 2 == 0 ? LineOf(step) : null, step.B * 3000, null, "because"),
        26 => new DiscountBill(BillId(step), step.B % 2 == 0 ? LineOf(step) : null, null, step.B, "because"),
        27 => new SplitBill(
            BillId(step), (SplitBy)(step.B % 4), [[Moved(step)]], 2 + (step.C % 3),
            [step.C, (Bill(step)?.Due ?? 0) - step.C]),
        28 => new VoidBill(BillId(step), "because"),
        29 => Refund(step),
        30 => Drawer(step),
        34 or 40 => Correction(step),
        _ => Paying(step),
    };

    // Whole portions, or now and then a part of one, with some of the others.
    private SplitItem Moved(Step step)
    {
        var of = 2 + (step.A % 9);
        return step.B % 8 < 4 ? new(LineOf(step), 1 + (step.C % 2))
            : new(LineOf(step), step.C % 10 == 0 ? 1 : 0, new(1 + (step.C % (of - 1)), of));
    }

    // All of it half of the time, so that bills are paid again; now and then by another method.
    private RefundPayment Refund(Step step)
    {
        var payment = Payment(step);
        return new(
            BillId(step), payment?.Id ?? "none", step.B < 50 ? 1 + (step.B * 20) : payment?.Refundable ?? 1, "because", Drawer: null,
            step.C < 30 ? (PaymentMethod)(step.C % 5) : null);
    }

    private RestaurantCommand Correction(Step step)
    {
        var payment = Payment(step)?.Id ?? "none";
        if (step.B < 25) return new WaiveServiceCharge(BillId(step), Waived: step.C < 60, "because");
        if (step.B < 45) return Pending(step);
        return step.B < 65 ? new SetTip(BillId(step), payment, step.C)
            : new CorrectPayment(BillId(step), payment, (PaymentMethod)(step.C % 5), "because", Drawer: null);
    }

    private RestaurantCommand Pending(Step step)
    {
        var bill = Bill(step);
        if (bill is null || bill.Pending.IsEmpty || step.C < 40)
            return new StartPayment(
                bill?.Id ?? "none", step.C < 20 ? bill?.Payable ?? 1 : step.C * 10, (PaymentMethod)(step.C % 5), step.C,
                bill?.Revision ?? 1, step.C < 5 ? 1 : null);
        return step.C < 80 ? new ConfirmPayment(bill.Id, bill.Pending[^1].Id)
            : new EndPayment(bill.Id, bill.Pending[0].Id, (PendingOutcome)(step.C % 3));
    }

    private Payment? Payment(Step step) =>
        Bill(step)?.Payments is { Length: > 0 } payments ? payments[step.C % payments.Length] : null;

    private RestaurantCommand Drawer(Step step)
    {
        var shift = TestRestaurant.State.Shifts.Values.OrderBy(shift => shift.Drawer).FirstOrDefault();
        if (shift is null) return new OpenShift("main", step.C);
        return (step.B % 4) switch
        {
            0 => new OpenShift(step.A < 50 ? "main" : "bar", step.C),
            1 when shift.Status == ShiftStatus.Counting => new CloseShift(shift.Id, step.C, step.A < 50 ? "because" : null),
            1 or 2 => new CountShift(shift.Id),
            _ => new MoveCash(shift.Id, (CashEntryKind)(step.C % 5), step.A, "because"),
        };
    }

    private ChangeMenuItem Stock(int pick)
    {
        var cake = new ChangeMenuItem { MenuItemId = TestRestaurant.Dish("Cake").Id };
        return pick < 80 ? cake with { Stock = pick % 6 } : pick < 95 ? cake with { LowStock = null } : cake with { Stock = null };
    }

    // The chop is removed, and comes back; the cake stays, whose stock is counted.
    private RestaurantCommand OfMenu(Step step)
    {
        var chop = TestRestaurant.State.Menu.Values.SingleOrDefault(dish => dish.Name == "Chop");
        var category = TestRestaurant.State.Categories[step.A % TestRestaurant.State.Categories.Count];
        return (step.B % 5) switch
        {
            0 when chop is null => new AddMenuItem("Chop", "Meat", 1800, "grill", null, 8, null, null, []),
            0 => new RemoveMenuItem(chop.Id),
            1 => new ChangeMenuItem
            {
                MenuItemId = TestRestaurant.Dish(Dish(step.A)).Id, Category = step.B < 50 ? "Meat" : category.Name, Position = step.B % 7,
            },
            2 when step.A < 50 => new ChangeMenuItem
            {
                MenuItemId = TestRestaurant.Dish(Dish(step.A)).Id, Allergens = [(Allergen)(step.C % 14)],
                Marks = [(DietaryMark)(step.A % 6)],
            },
            2 => new AddMenuCategory($"Category {step.A % 4}"),
            3 => new ChangeMenuCategory(category.Id, step.B < 50 ? $"Category {step.B % 4}" : null, step.B % 7),
            _ => new RemoveMenuCategory(category.Id),
        };
    }

    private string Dish(int pick) => _dishes.Name(pick);

    private string TicketId(int pick) =>
        TestRestaurant.State.Tickets.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(pick % 8) ?? "none";

    // All of it most of the time, so that sittings come to an end.
    private RestaurantCommand Paying(Step step) => Bill(step) is { } bill
        ? new PayBill(
            bill.Id, step.B >= 60 ? step.B * 10 : bill.Status == BillStatus.Refunded ? bill.Totals.Total : bill.Due,
            (PaymentMethod)(step.C % 5), step.C % 3 * 50, Tendered: null, bill.Revision, step.C < 10 ? 1 : null,
            step.C % 7 == 0 ? "bar" : null)
        : new CreateBill(TableId(step.A), []);

    private Bill? Bill(Step step)
    {
        var bills = TestRestaurant.State.Bills.Values
            .OrderBy(bill => bill.Times.CreatedAt).ThenBy(bill => bill.Id, StringComparer.Ordinal).ToArray();
        return bills.Length == 0 ? null : bills[step.A % bills.Length];
    }

    private string BillId(Step step) => Bill(step)?.Id ?? "none";

    private string LineOf(Step step) => Bill(step)?.Lines is { Length: > 0 } lines ? lines[step.C % lines.Length].ItemId : "none";

    private SetItemStatus Item(Step step)
    {
        if (Order(step.A) is not { } order) return new("none", "none", ItemStatus.Queued, null, null);
        var item = order.Items[step.B % order.Items.Length];
        return new(order.Id, item.Id, (ItemStatus)(step.C % 7), step.A < 50 ? "because" : null, step.B < 40 ? 1 : null,
            step.C % 7 == (int)ItemStatus.Voided && step.A % 5 == 0);
    }

    private ReturnItem Return(Step step)
    {
        // Served lines most of the time: few others can come back.
        var served = TestRestaurant.State.Orders.Values.OldestFirst()
            .SelectMany(order => order.Items, (order, item) => (order, item))
            .Where(line => line.item.Status == ItemStatus.Served || step.B < 10).ToArray();
        if (served.Length == 0) return new("none", "none", ReturnRemedy.Comp, "because", null, false);
        var (order, item) = served[step.A % served.Length];
        return new(order.Id, item.Id, (ReturnRemedy)(step.B % 2), "because", step.C < 40 ? 1 : null, step.C % 4 == 0);
    }

    private LineDraft Line(int pick) => _dishes.Line(pick);

    private string TableId(int pick) => _tables[pick % 4 / 3];

    private Call? Call(Step step) =>
        TestRestaurant.State.Tables[TableId(step.A)].Calls is { Length: > 0 } calls ? calls[step.B % calls.Length] : null;

    private Order? Order(int pick)
    {
        var open = TestRestaurant.State.Orders.Values.OldestFirst().ToArray();
        return open.Length == 0 ? null : open[pick % open.Length];
    }
}
