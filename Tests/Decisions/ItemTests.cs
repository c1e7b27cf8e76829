using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class ItemTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void Two_chefs_start_one_item_and_one_wins()
    {
        var order = _house.SteakIs(Queued);
        _house.Set(Gus, order, "Steak", Preparing).OfType<ItemStatusChanged>().Single().Item.Preparation.ChefName.ShouldBe("Gus");

        _house.Refuses(Gina, _house.Setting(order, "Steak", Preparing), RefusalCode.AlreadyTaken).Sentence.ShouldContain("Gus");
        _house.Set(Gus, order, "Steak", Preparing).ShouldBeEmpty();
    }

    [Fact]
    public void Starting_makes_the_order_in_progress_once()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"));
        _house.Set(Gus, order, "Steak", Preparing).OfType<OrderStatusChanged>().Single()
            .ShouldBe(new(order.Id, order.Number, OrderStatus.InProgress, OrderStatus.Placed, new(0, 1, 1, 0, 0)));
        _house.Set(Gus, order, "Chop", Preparing).OfType<OrderStatusChanged>().ShouldBeEmpty();
    }

    [Fact]
    public void Releasing_clears_the_chef()
    {
        var order = _house.SteakIs(Preparing);
        _house.Set(Eve, order, "Steak", Queued);
        _house.Item(order, "Steak").Preparation.ShouldSatisfyAllConditions(
            preparation => preparation.ChefId.ShouldBeNull(), preparation => preparation.StartedAt.ShouldBeNull());
        _house.Set(Gina, order, "Steak", Preparing);
        _house.Item(order, "Steak").Preparation.ChefName.ShouldBe("Gina");
    }

    [Fact]
    public void Ready_without_a_start_counts_as_started_when_fired()
    {
        var order = _house.SteakIs(Queued);
        _house.WaitMinutes(7).Set(Gus, order, "Steak", Ready);
        var item = _house.Item(order, "Steak");
        item.Preparation.SkippedStart.ShouldBeTrue();
        item.Preparation.StartedAt.ShouldBe(item.Preparation.FiredAt);
        item.Preparation.ReadyAt.ShouldBe(_house.Now);
    }

    [Fact]
    public void A_recall_keeps_the_clock_running_and_counts()
    {
        var order = _house.SteakIs(Ready);
        var started = _house.Item(order, "Steak").Preparation.StartedAt;
        _house.WaitMinutes(10).Set(Gina, order, "Steak", Preparing);
        var item = _house.Item(order, "Steak");
        item.ShouldSatisfyAllConditions(_ =>
            item.Preparation.RecallCount.ShouldBe(1), _ => item.Preparation.StartedAt.ShouldBe(started),
            _ => item.Preparation.ReadyAt.ShouldBeNull());
    }

    [Fact]
    public void After_10_minutes_only_a_manager_recalls()
    {
        var order = _house.SteakIs(Ready);
        _house.WaitMinutes(10).WaitSeconds(0.001).Refuses(Gus, _house.Setting(order, "Steak", Preparing), RefusalCode.Forbidden);
        _house.Refuses(Eve, _house.Setting(order, "Steak", Preparing), RefusalCode.Forbidden);
        _house.Set(Mia, order, "Steak", Preparing);
    }

    [Fact]
    public void Who_served_takes_it_back_within_2_minutes_and_a_manager_later()
    {
        var order = _house.SteakIs(Served);
        _house.Refuses(Wanda, _house.Setting(order, "Steak", Ready), RefusalCode.Forbidden);
        _house.WaitMinutes(2).Set(Will, order, "Steak", Ready);
        _house.Item(order, "Steak").Preparation.ServedAt.ShouldBeNull();
        _house.Set(Will, order, "Steak", Served);
        _house.WaitMinutes(2.1).Refuses(Will, _house.Setting(order, "Steak", Ready), RefusalCode.Forbidden);
        _house.Set(Mia, order, "Steak", Ready);
    }

    [Fact]
    public void Voiding_needs_a_reason()
    {
        var order = _house.SteakIs(Preparing);
        _house.Refuses(Mia, _house.Setting(order, "Steak", Voided), RefusalCode.RuleBroken);
        _house.Refuses(Mia, _house.Setting(order, "Steak", Voided, reason: " "), RefusalCode.RuleBroken);
        _house.Set(Mia, order, "Steak", Voided, "dropped");
        _house.Item(order, "Steak").Reason.ShouldBe("dropped");
    }

    [Fact]
    public void A_part_of_a_line_goes_its_own_way_and_nothing_is_lost()
    {
        var order = _house.SteakIs(Preparing);
        var events = _house.Set(Gus, order, "Steak", Ready, quantity: 1);

        var split = events.OfType<LineSplit>().Single();
        split.Remaining.ShouldBe(3);
        var lines = _house.Order(order.Id).Items.Where(item => item.Dish.Name == "Steak").ToArray();
        lines.Select(line => (line.Quantity, line.Status)).ShouldBe([(3, Preparing), (1, Ready)]);
        lines.ShouldAllBe(line => line.LineGroupId == lines[0].Id);
        _house.Order(order.Id).Total.ShouldBe(order.Total);
        _house.State.Tickets[lines[0].Preparation.TicketId!].ItemIds.ShouldBe(lines.Select(line => line.Id));
    }

    [Fact]
    public void The_whole_quantity_is_no_split() =>
        _house.Set(Gus, _house.SteakIs(Preparing), "Steak", Ready, quantity: 4).OfType<LineSplit>().ShouldBeEmpty();

    [Theory, InlineData(0), InlineData(-1), InlineData(5)]
    public void A_part_is_at_least_one_and_at_most_all(int quantity) =>
        _house.Refuses(Gus, _house.Setting(_house.SteakIs(Preparing), "Steak", Ready, quantity: quantity), RefusalCode.RuleBroken);

    [Fact]
    public void A_split_of_a_split_stays_in_the_first_lines_group()
    {
        var order = _house.SteakIs(Preparing);
        _house.Set(Gus, order, "Steak", Ready, quantity: 3);
        _house.Set(Will, order, "Steak", Served, quantity: 1);
        var lines = _house.Order(order.Id).Items.Where(item => item.Dish.Name == "Steak").ToArray();
        lines.Select(line => line.Quantity).ShouldBe([1, 2, 1]);
        lines.Select(line => line.LineGroupId).Distinct().ShouldBe([lines[0].Id]);
    }

    [Fact]
    public void An_unknown_line_or_order_is_not_found()
    {
        var order = _house.SteakIs(Queued);
        _house.Refuses(Gus, new SetItemStatus(order.Id, "no", Preparing, null, null), RefusalCode.NotFound);
        _house.Refuses(Gus, new SetItemStatus("no", order.Items[0].Id, Preparing, null, null), RefusalCode.NotFound);
    }

    [Fact]
    public void A_chef_whom_the_house_does_not_know_works_nowhere() =>
        _house.Refuses(
            new("x", "Xaver", Role.Chef), _house.Setting(_house.SteakIs(Queued), "Steak", Preparing), RefusalCode.Unauthenticated);

    [Fact]
    public void A_bump_moves_what_may_move_and_answers_calmly_when_all_is_there()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"), _house.Line("Beer"));
        var bumped = _house.Do(Gus, new SetOrderStatus(order.Id, Ready));
        bumped.OfType<ItemStatusChanged>().Select(moved => moved.Item.Dish.Name).ShouldBe(["Steak", "Chop"]);
        bumped.OfType<ItemsReady>().Count().ShouldBe(1);
        bumped.OfType<OrderStatusChanged>().Count().ShouldBe(1);
        _house.Do(Gus, new SetOrderStatus(order.Id, Ready)).ShouldBeEmpty();
        _house.Bumped(Bo, order, Ready).Bumped(Will, order, Served).Order(order.Id).Status.ShouldBe(OrderStatus.Served);
        _house.Do(Will, new SetOrderStatus(order.Id, Served)).ShouldBeEmpty();
    }

    [Fact]
    public void A_bump_leaves_alone_what_is_held()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop", 1, course: 2));
        _house.Bumped(Gus, order, Ready).Item(order, "Chop").Status.ShouldBe(Held);
        _house.Do(Gus, new SetOrderStatus(order.Id, Ready)).ShouldBeEmpty();
        var later = _house.Placed(_house.Line("Chop", 1, course: 2));
        _house.Refuses(Gus, new SetOrderStatus(later.Id, Ready), RefusalCode.IllegalTransition);
    }

    [Fact]
    public void A_bump_never_takes_back()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"));
        _house.Set(Gus, order, "Steak", Ready);
        _house.Bumped(Gus, order, Preparing);
        _house.Item(order, "Steak").Status.ShouldBe(Ready);
        _house.Bumped(Gus, order, Ready).Refuses(Gus, new SetOrderStatus(order.Id, Preparing), RefusalCode.IllegalTransition);
    }

    [Fact]
    public void A_bump_with_nothing_to_move_is_refused()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"));
        _house.Refuses(Will, new SetOrderStatus(order.Id, Served), RefusalCode.IllegalTransition);
        _house.Refuses(Will, new SetOrderStatus(order.Id, Ready), RefusalCode.Forbidden);
        _house.Refuses(Gus, new SetOrderStatus(order.Id, Voided), RefusalCode.RuleBroken);
        _house.Bumped(Gus, order, Preparing)
            .Refuses(Gina, new SetOrderStatus(order.Id, Preparing), RefusalCode.AlreadyTaken).Sentence.ShouldContain("Gus");
    }
}
