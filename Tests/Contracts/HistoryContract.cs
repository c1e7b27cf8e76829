using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>
/// What <see cref="IHistory"/> promises of each kind it keeps, and what <see cref="ICommitLog"/> promises of bringing it up to date.
/// </summary>
public abstract class HistoryContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly int[] Limits = [1, 4, 200];
    private readonly string _restaurant = NewRestaurant();
    private long _head;

    public static TheoryData<string> Kinds => new(HistoryKind.All.Select(kind => kind.GetType().Name));

    [Fact]
    public async Task Orders_bills_and_shifts_come_back_whole_after_reopening()
    {
        var order = Order("o_1", 1);
        order = order with { Party = order.Party with { WaiterId = null }, Items = [Line(), Line() with { Id = "i_2", Note = null }] };
        var (bill, shift) = (Bill("b_1", 1), Shift("sh_1", 1));
        await ChangeAsync(1, new ChangedEntities([order], [bill], [shift]));

        await ReopenAsync();

        Text((await Store.History.FindOrderAsync(_restaurant, "o_1", Ct)).ShouldNotBeNull()).ShouldBe(Text(order));
        Text((await Store.History.FindBillAsync(_restaurant, "b_1", Ct)).ShouldNotBeNull()).ShouldBe(Text(bill));
        Text((await Store.History.FindShiftAsync(_restaurant, "sh_1", Ct)).ShouldNotBeNull()).ShouldBe(Text(shift));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_another_restaurants_is_never_found_nor_listed(string name)
    {
        var kind = HistoryKind.Named(name);
        await ChangeAsync(kind, new("x_1", 1));

        (await kind.FindAsync(Store.History, NewRestaurant(), "x_1")).ShouldBeNull();
        (await kind.ListAsync(Store.History, NewRestaurant(), new(), after: null, 10)).ShouldBeEmpty();
        (await kind.FindAsync(Store.History, _restaurant, "x_2")).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_restaurants_may_use_one_id(string name)
    {
        var (kind, other) = (HistoryKind.Named(name), NewRestaurant());
        await ChangeAsync(kind, new("x_1", 1));
        await Store.Log.AppendAsync(Commit(other, 1), kind.Touch(new("x_1", 1, Over: true)), Ct);
        await Store.ReadModels.ProjectAsync(other, 1, kind.Touch(new("x_1", 1, Over: true)), Ct);

        (await kind.FindAsync(Store.History, _restaurant, "x_1")).ShouldNotBeNull().Over.ShouldBeFalse();
        (await kind.FindAsync(Store.History, other, "x_1")).ShouldNotBeNull().Over.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_only_ever_goes_forward(string name)
    {
        var kind = HistoryKind.Named(name);
        foreach (var seq in Enumerable.Range(1, 5)) await ChangeAsync(kind, new("x_1", seq, Over: seq == 5));

        await Store.ReadModels.ProjectAsync(_restaurant, 3, kind.Touch(new("x_1", 3)), Ct);

        (await kind.FindAsync(Store.History, _restaurant, "x_1")).ShouldBe(new Thing("x_1", 5, Over: true));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Projecting_is_repeatable_and_brings_the_read_models_to_the_head_never_back(string name)
    {
        var kind = HistoryKind.Named(name);
        for (var seq = 1; seq <= 3; seq++) await Store.Log.AppendAsync(Commit(_restaurant, seq), ChangedEntities.Nothing, Ct);

        foreach (var upTo in new[] { 3, 3, 1 })
            for (var seq = 1; seq <= upTo; seq++)
                await Store.ReadModels.ProjectAsync(_restaurant, upTo, kind.Touch(new($"x_{seq}", seq)), Ct);

        (await kind.ListAsync(Store.History, _restaurant, new(), after: null, 10)).Count.ShouldBe(3);
        var head = (await Store.Log.HeadsAsync([_restaurant], Ct))[_restaurant];
        head.Projected.ShouldBe(head.Seq);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nodes_that_project_at_once_leave_the_latest_state(string name)
    {
        var kind = HistoryKind.Named(name);
        for (var seq = 1; seq <= 20; seq++) await Store.Log.AppendAsync(Commit(_restaurant, seq), ChangedEntities.Nothing, Ct);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(seq => Task.Run(
            async () => await Store.ReadModels.ProjectAsync(_restaurant, seq, kind.Touch(new("x_1", seq)), Ct))));

        (await kind.FindAsync(Store.History, _restaurant, "x_1")).ShouldNotBeNull().Seq.ShouldBe(20);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_combination_of_filters_lists_newest_first_page_by_page(string name)
    {
        var kind = HistoryKind.Named(name);
        var model = await FillAsync(kind);
        DateTimeOffset?[] froms = [null, Evening.AddMinutes(2)], tos = [null, Evening.AddMinutes(5)];
        var asked =
            from limit in Limits
            from over in new bool?[] { null, true }
            from table in kind.HasTable ? [null, "t_1"] : new string?[] { null }
            from first in froms
            from last in tos
            select (limit, new ThingFilter(over, table, first, last));

        foreach (var (limit, filter) in asked)
            (await PagesAsync(kind, filter, limit)).ShouldBe(Expected(model, filter), filter.ToString());
    }

    [Fact]
    public async Task Orders_of_one_number_are_listed_newest_first_within_the_given_times()
    {
        var model = await FillAsync(new HistoryKind.OfOrders());
        var within = new ThingFilter(From: Evening.AddMinutes(2), To: Evening.AddMinutes(5));

        foreach (var filter in new[] { new(), within })
            (await Store.History.ListOrdersAsync(
                _restaurant, new(From: filter.From, To: filter.To, Number: Order("x", 1).Number), after: null, 200, Ct))
                .Select(order => order.Id).ShouldBe(Expected(model, filter));
        (await Store.History.ListOrdersAsync(_restaurant, new(Number: 8), after: null, 200, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Orders_are_found_by_their_dishes_their_people_and_what_became_of_their_lines()
    {
        var orders = Enumerable.Range(0, 24).Select(i => FacetedOrder(i, i + 1)).ToList();
        foreach (var order in orders) await ChangeAsync(order.Seq, ChangedEntities.Nothing with { Orders = [order] });
        (string[] Facets, Func<Order, bool> Has)[] asked =
        [
            ([Facets.Dish("m_1")], order => order.Items.Any(item => item.Dish.MenuItemId == "m_1")),
            ([Facets.Staff("s_2")], order => order.Party.WaiterId == "s_2"), ([Facets.Staff("s_7")], order => order.Items.Length == 2),
            ([Facets.Lines(LineOutcome.Voided)], order => order.Items[0].Status == ItemStatus.Voided),
            ([Facets.Lines(LineOutcome.Cancelled)], order => order.Items[0].Status == ItemStatus.Cancelled),
            ([Facets.Lines(LineOutcome.Comped)], order => order.Items[0].Return is { Remedy: ReturnRemedy.Comp }),
            ([Facets.Lines(LineOutcome.Remade)], order => order.Items[0].Return is { Remedy: ReturnRemedy.Remake }),
            ([Facets.Dish("m_0"), Facets.Staff("s_2")],
                order => order.Items.Any(item => item.Dish.MenuItemId == "m_0") && order.Party.WaiterId == "s_2"),
            ([Facets.Dish("m_9")], _ => false),
        ];
        foreach (var (facets, has) in asked)
            foreach (var status in new OrderStatus?[] { null, OrderStatus.Served })
                (await OrderPagesAsync(new(status, From: Evening.AddMinutes(2), To: Evening.AddMinutes(20), Facets: [.. facets])))
                    .ShouldBe(orders.Where(order => has(order) && (status is null || order.Status == status)
                            && order.PlacedAt >= Evening.AddMinutes(2) && order.PlacedAt < Evening.AddMinutes(20))
                        .OrderByDescending(order => order.PlacedAt).Select(order => order.Id), string.Join(' ', facets));
        (await Store.History.ListOrdersAsync(NewRestaurant(), new(Facets: [Facets.Dish("m_1")]), null, 10, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bills_are_found_by_how_they_were_paid_and_by_their_people()
    {
        var paid = Bill("b_1", 1);
        var open = Bill("b_2", 2) with { Payments = [], Party = paid.Party with { WaiterId = "s_4" } };
        var back = Bill("b_3", 3, minute: 1) with
        {
            Payments = [Payment("p", [Refund("r") with { Method = PaymentMethod.Voucher, StaffId = "s_8" }])],
        };
        foreach (var bill in new[] { paid, open, back }) await ChangeAsync(bill.Seq, ChangedEntities.Nothing with { Bills = [bill] });

        (await FoundAsync(Facets.Method(PaymentMethod.Card))).ShouldBe(["b_1"]);
        (await FoundAsync(Facets.Method(PaymentMethod.Cash))).ShouldBe(["b_3", "b_1"]);
        (await FoundAsync(Facets.Method(PaymentMethod.Voucher))).ShouldBe(["b_3"]);
        (await FoundAsync(Facets.Staff("s_4"))).ShouldBe(["b_2"]);
        (await FoundAsync(Facets.Staff("s_3"))).ShouldBe(["b_3", "b_1"]);
        (await FoundAsync(Facets.Staff("s_8"))).ShouldBe(["b_3"]);
        (await FoundAsync(Facets.Staff("s_3"), Facets.Method(PaymentMethod.Card))).ShouldBe(["b_1"]);

        async Task<IEnumerable<string>> FoundAsync(params string[] facets) =>
            (await Store.History.ListBillsAsync(_restaurant, new(Facets: [.. facets]), null, 10, Ct)).Select(bill => bill.Id);
    }

    [Fact]
    public async Task What_an_order_was_found_by_before_it_changed_does_not_find_it()
    {
        var order = Order("o_1", 1);
        var moved = order with { Seq = 2, Party = order.Party with { WaiterId = "s_2" } };
        await ChangeAsync(1, ChangedEntities.Nothing with { Orders = [order] });
        await ChangeAsync(2, ChangedEntities.Nothing with { Orders = [moved] });
        await Store.ReadModels.ProjectAsync(_restaurant, 2, ChangedEntities.Nothing with { Orders = [order] }, Ct);

        (await OrderPagesAsync(new(Facets: [Facets.Staff("s_1")]))).ShouldBeEmpty();
        (await OrderPagesAsync(new(Facets: [Facets.Staff("s_2")]))).ShouldBe(["o_1"]);
        (await OrderPagesAsync(new(Facets: [Facets.Dish("m_1")]))).ShouldBe(["o_1"]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_page_never_shifts_under_a_reader(string name)
    {
        var kind = HistoryKind.Named(name);
        var model = await FillAsync(kind);
        var first = await kind.ListAsync(Store.History, _restaurant, new(), after: null, 5);
        await ChangeAsync(kind, new("x_new", _head + 1, Minute: 60));

        var second = await kind.ListAsync(Store.History, _restaurant, new(), first[^1].Key, 5);

        first.Concat(second).Select(thing => thing.Id).ShouldBe(Expected(model, new()).Take(10));
    }

    private static Order FacetedOrder(int i, long seq)
    {
        var order = Order($"o_{i:00}", seq, i % 2 == 0 ? OrderStatus.Placed : OrderStatus.Served, minute: i);
        ItemStatus[] statuses = [ItemStatus.Served, ItemStatus.Voided, ItemStatus.Cancelled];
        var line = Line() with
        {
            Dish = Line().Dish with { MenuItemId = $"m_{i % 3}" }, Status = statuses[i % 3],
            Return = i % 4 < 2 ? null : new((ReturnRemedy)(i % 4 - 2), "cold", "s_9", Evening),
        };
        var cooked = Line() with { Id = "i_2", Preparation = Line().Preparation with { ChefId = "s_7" } };
        return order with
        {
            Party = order.Party with { WaiterId = i % 5 == 0 ? null : $"s_{i % 4}" }, Items = i % 6 == 0 ? [line, cooked] : [line],
        };
    }

    private async Task<List<string>> OrderPagesAsync(HistoryFilter<OrderStatus> filter)
    {
        var (ids, after) = (new List<string>(), default(HistoryKey?));
        while (await Store.History.ListOrdersAsync(_restaurant, filter, after, 3, Ct) is { IsEmpty: false } page)
        {
            ids.AddRange(page.Select(order => order.Id));
            after = HistoryKey.Of(page[^1]);
        }
        return ids;
    }

    private async Task<List<Thing>> FillAsync(HistoryKind kind)
    {
        var model = Enumerable.Range(0, 32)
            .Select(i => new Thing($"x_{i * 7 % 32:00}", i + 1, i % 3 == 0, kind.HasTable ? $"t_{i % 2}" : "t_1", i / 4)).ToList();
        foreach (var thing in model) await ChangeAsync(kind, thing);
        return model;
    }

    private static IEnumerable<string> Expected(List<Thing> model, ThingFilter filter) => model
        .Where(thing => (filter.Over is null || thing.Over == filter.Over) && (filter.TableId is null || thing.TableId == filter.TableId)
            && (filter.From is null || thing.Key.At >= filter.From) && (filter.To is null || thing.Key.At < filter.To))
        .OrderByDescending(thing => thing.Minute).ThenByDescending(thing => thing.Id, StringComparer.Ordinal)
        .Select(thing => thing.Id);

    private async Task<List<string>> PagesAsync(HistoryKind kind, ThingFilter filter, int limit)
    {
        var (ids, after) = (new List<string>(), default(HistoryKey?));
        while (true)
        {
            var page = await kind.ListAsync(Store.History, _restaurant, filter, after, limit);
            page.Count.ShouldBeLessThanOrEqualTo(limit);
            ids.AddRange(page.Select(thing => thing.Id));
            if (page.Count < limit) return ids;
            after = page[^1].Key;
        }
    }

    private Task ChangeAsync(HistoryKind kind, Thing thing) => ChangeAsync(thing.Seq, kind.Touch(thing));

    // Appended, and projected for the stores that do not do both at once.
    private async Task ChangeAsync(long seq, ChangedEntities entities)
    {
        _head = seq;
        await Store.Log.AppendAsync(Commit(_restaurant, seq), entities, Ct);
        await Store.ReadModels.ProjectAsync(_restaurant, seq, entities, Ct);
    }
}
