using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Staff.StaffStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class StaffTests
{
    private readonly TestRestaurant _house = new();

    // The allowed changes of status; any other is illegal, and setting the current status does nothing.
    private static readonly (StaffStatus From, StaffStatus To)[] Moves =
        [(OffDuty, Available), (Available, OnBreak), (OnBreak, Available), (Available, OffDuty), (OnBreak, OffDuty)];

    public static TheoryData<StaffStatus, StaffStatus> Pairs()
    {
        var pairs = new TheoryData<StaffStatus, StaffStatus>();
        foreach (var from in Enum.GetValues<StaffStatus>())
            foreach (var to in Enum.GetValues<StaffStatus>()) pairs.Add(from, to);
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_member_of_staff_moves_only_along_the_table(StaffStatus from, StaffStatus to)
    {
        Bring(Will, from);
        RefusalCode? expected =
            to == Inactive ? RefusalCode.DerivedState : from == to || Moves.Contains((from, to)) ? null : RefusalCode.IllegalTransition;

        var decision = _house.State.Decide(Mia, new SetStaffStatus(Will.Id, to), _house.Now);

        (decision.Refusal?.Code).ShouldBe(expected, decision.Refusal?.Sentence);
        decision.Events.ShouldBe(expected is null && from != to ? [new StaffStatusChanged(Will.Id, Will.Name, to, from, Will.Role)] : []);
        if (from != Inactive) (_house.State.Decide(Will, new SetStaffStatus(Will.Id, to), _house.Now).Refusal?.Code)
            .ShouldBe(expected, "the same of oneself");
    }

    [Fact]
    public void Nobody_but_a_manager_clocks_others_in_and_out()
    {
        _house.Refuses(Wanda, new SetStaffStatus(Will.Id, OnBreak), RefusalCode.Forbidden);
        _house.Refuses(Gus, new SetStaffStatus("nobody", OnBreak), RefusalCode.Forbidden);
        _house.Refuses(Mia, new SetStaffStatus("nobody", OnBreak), RefusalCode.NotFound);
        _house.Refuses(Mia, new SetStaffStatus(Ada.Id, OnBreak), RefusalCode.Forbidden);
        _house.Do(Gus, new SetStaffStatus(Gus.Id, OnBreak));
    }

    [Fact]
    public void Nobody_goes_home_while_guests_sit_at_their_tables()
    {
        _house.Do(Will, new AssignWaiter(_house.Table().Id, Will.Id));
        _house.Do(Will, new SetStaffStatus(Will.Id, OnBreak));
        _house.Do(Will, new SetStaffStatus(Will.Id, OffDuty));
        _house.Do(Will, new SetStaffStatus(Will.Id, Available));
        _house.Seated();

        _house.Refuses(Will, new SetStaffStatus(Will.Id, OffDuty), RefusalCode.RuleBroken).Sentence.ShouldContain("table 1");
        _house.Refuses(Mia, new SetStaffStatus(Will.Id, OffDuty), RefusalCode.RuleBroken);
        _house.Do(Will, new SetStaffStatus(Will.Id, OnBreak));
        _house.Do(Mia, new AssignWaiter(_house.Table().Id, Wanda.Id));
        _house.Do(Will, new SetStaffStatus(Will.Id, OffDuty));
    }

    [Theory, InlineData(ShiftStatus.Open), InlineData(ShiftStatus.Counting)]
    public void Nobody_goes_home_before_their_drawer_is_closed(ShiftStatus status)
    {
        var shift = new Shift
        {
            Id = "sh1", Drawer = "bar", Status = status, OpeningFloat = 0, OpenedBy = Cass.Id, OpenedAt = _house.Now, Seq = 1,
        };
        var state = _house.State with { Shifts = _house.State.Shifts.Add(shift.Id, shift) };

        var refusal = state.Decide(Cass, new SetStaffStatus(Cass.Id, OffDuty), _house.Now).Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe(RefusalCode.RuleBroken);
        refusal.Sentence.ShouldContain("drawer bar");
        state.Decide(Cass, new SetStaffStatus(Cass.Id, OnBreak), _house.Now).Refusal.ShouldBeNull();
        state.Decide(Will, new SetStaffStatus(Will.Id, OffDuty), _house.Now).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_manager_changes_who_is_not_above_them()
    {
        var changed =
            _house.Do(Mia, SettingsDecisions(Gus) with { Name = "Gustav", Stations = ["bar", "grill"] }).OfType<StaffChanged>().Single();
        (changed.Name, changed.Role).ShouldBe(("Gustav", Role.Chef));
        changed.Stations.ShouldBe(["bar", "grill"]);
        _house.Do(Mia, SettingsDecisions(Gus) with { Name = "Gustav", Role = Role.Chef, Stations = ["bar", "grill"], Active = true })
            .ShouldBeEmpty("it is so already");
        _house.Do(Mia, SettingsDecisions(Gus)).ShouldBeEmpty();
        _house.Do(Mia, SettingsDecisions(Mia) with { Name = "Mia M." });
        _house.Do(Mia, SettingsDecisions(Wanda) with { Role = Role.Manager });

        _house.Refuses(Mia, SettingsDecisions(Ada) with { Name = "Adele" }, RefusalCode.Forbidden);
        _house.Refuses(Mia, SettingsDecisions(Ada) with { Active = false }, RefusalCode.Forbidden);
        _house.Refuses(Mia, SettingsDecisions(Will) with { Role = Role.Admin }, RefusalCode.Forbidden);
        _house.Refuses(Mia, SettingsDecisions(Mia) with { Role = Role.Admin }, RefusalCode.Forbidden);
        _house.Refuses(Will, SettingsDecisions(Will) with { Name = "Willy" }, RefusalCode.Forbidden);
        _house.Refuses(Mia, SettingsDecisions(Will) with { StaffId = "nobody" }, RefusalCode.NotFound);
        _house.Refuses(Mia, SettingsDecisions(Will) with { Name = " " }, RefusalCode.RuleBroken);
    }

    [Fact]
    public void Only_chefs_have_stations_and_leave_them_with_their_role()
    {
        _house.Refuses(Mia, SettingsDecisions(Will) with { Stations = ["bar"] }, RefusalCode.RuleBroken);
        _house.Refuses(Mia, SettingsDecisions(Gus) with { Role = Role.Waiter, Stations = ["grill"] }, RefusalCode.RuleBroken);
        _house.Refuses(Mia, SettingsDecisions(Gus) with { Stations = ["grill", "grill"] }, RefusalCode.RuleBroken);
        _house.Refuses(Mia, SettingsDecisions(Gus) with { Stations = ["grill", " "] }, RefusalCode.RuleBroken);
        _house.Do(Mia, SettingsDecisions(Gus) with { Role = Role.Waiter }).OfType<StaffChanged>().Single().Stations.ShouldBeEmpty();
        _house.Do(Mia, SettingsDecisions(Will) with { Role = Role.Chef, Stations = ["bar"] }).OfType<StaffChanged>()
            .Single().Stations.ShouldBe(["bar"]);
    }

    [Fact]
    public void Whoever_leaves_is_inactive_and_comes_back_off_duty()
    {
        _house.Do(Mia, SettingsDecisions(Will) with { Active = false })
            .ShouldBe([new StaffStatusChanged(Will.Id, Will.Name, Inactive, Available, Will.Role)]);
        _house.Do(Mia, SettingsDecisions(Will) with { Active = false }).ShouldBeEmpty();
        _house.Do(Mia, SettingsDecisions(Will) with { Name = "William", Active = true }).OfType<StaffStatusChanged>().Single()
            .ShouldBe(new StaffStatusChanged(Will.Id, "William", OffDuty, Inactive, Will.Role));
        _house.State.Staff[Will.Id].ShouldBe(new StaffMember(Will.Id, "William", Role.Waiter, [], OffDuty));
    }

    [Fact]
    public void Nobody_shows_themselves_out_or_down()
    {
        _house.Refuses(Mia, SettingsDecisions(Mia) with { Active = false }, RefusalCode.RuleBroken);
        _house.Refuses(Mia, SettingsDecisions(Mia) with { Role = Role.Waiter }, RefusalCode.RuleBroken);
        _house.Do(Ada, SettingsDecisions(Mia) with { Role = Role.Admin });
        _house.Refuses(Ada, SettingsDecisions(Ada) with { Role = Role.Manager }, RefusalCode.RuleBroken);
        _house.Do(Mia, SettingsDecisions(Ada) with { Role = Role.Manager });
    }

    [Fact]
    public void There_is_always_an_active_admin()
    {
        _house.Refuses(Actor.System, SettingsDecisions(Ada) with { Active = false }, RefusalCode.RuleBroken);
        _house.Refuses(Actor.System, SettingsDecisions(Ada) with { Role = Role.Manager }, RefusalCode.RuleBroken);
        _house.Do(Ada, SettingsDecisions(Mia) with { Role = Role.Admin });
        _house.Do(Ada, SettingsDecisions(Mia) with { Active = false });
        _house.Refuses(Actor.System, SettingsDecisions(Ada) with { Active = false },
            RefusalCode.RuleBroken).Sentence.ShouldContain("only admin");
        _house.Do(Actor.System, SettingsDecisions(Mia) with { Role = Role.Manager });
        _house.Do(Actor.System, SettingsDecisions(Ada) with { Name = "Adele" });
    }

    [Fact]
    public void The_role_is_the_one_of_now_and_not_the_tokens()
    {
        var asManager = Will with { Role = Role.Manager };
        _house.Refuses(asManager, new AddTable(9, 2), RefusalCode.Forbidden);
        _house.Do(Mia, SettingsDecisions(Will) with { Role = Role.Manager });
        _house.Do(Will, new AddTable(9, 2));
        _house.Do(Ada, SettingsDecisions(Will) with { Role = Role.Chef, Stations = ["bar"] });
        _house.Refuses(Will, new AddTable(10, 2), RefusalCode.Forbidden);
        _house.Refuses(asManager, new AddTable(10, 2), RefusalCode.Forbidden);
    }

    [Fact]
    public void Whoever_does_not_work_here_any_more_does_nothing_at_all()
    {
        _house.Do(Mia, SettingsDecisions(Will) with { Active = false });
        foreach (var command in (RestaurantCommand[])[new SetStaffStatus(Will.Id, Available),
            new AssignWaiter(_house.Table().Id, Wanda.Id), new AddTable(9, 2), _house.Placing(1, _house.Line("Beer"))])
            _house.Refuses(Will, command, RefusalCode.Unauthenticated);
        _house.Refuses(Will with { Role = Role.Admin }, new AddTable(9, 2), RefusalCode.Unauthenticated);
    }

    [Fact]
    public void Whom_a_restaurant_with_staff_does_not_know_may_do_nothing()
    {
        _house.Refuses(new Actor("new", "Nina", Role.Manager), new AddTable(9, 2), RefusalCode.Unauthenticated);
    }

    [Fact]
    public void The_system_alone_ends_sign_ins()
    {
        _house.Refuses(Ada, new EndSignIns(Will.Id, null), RefusalCode.Forbidden);
        _house.Refuses(Actor.System, new EndSignIns("nobody", null), RefusalCode.NotFound);
        _house.Do(Actor.System, new EndSignIns(Will.Id, "f_1")).ShouldBe([new SignInsEnded(Will.Id, "f_1")]);
        _house.State.Staff[Will.Id].EndedSignIns.ShouldBe(new EndedSignIns(_house.State.Seq, "f_1"));
    }

    [Fact]
    public void A_table_is_given_to_somebody_who_is_on_duty()
    {
        var table = _house.Table();
        _house.Do(Will, new SetStaffStatus(Will.Id, OnBreak));
        _house.Do(Wanda, new AssignWaiter(table.Id, Will.Id));
        _house.Do(Will, new AssignWaiter(table.Id, Wanda.Id));
        _house.Do(Will, new SetStaffStatus(Will.Id, OffDuty));
        _house.Refuses(Wanda, new AssignWaiter(table.Id, Will.Id), RefusalCode.RuleBroken);
        _house.Do(Mia, SettingsDecisions(Will) with { Active = false });
        _house.Refuses(Wanda, new AssignWaiter(table.Id, Will.Id), RefusalCode.RuleBroken);
    }

    private void Bring(Actor actor, StaffStatus status)
    {
        if (status is OnBreak or OffDuty) _house.Do(actor, new SetStaffStatus(actor.Id, status));
        if (status is Inactive) _house.Do(Mia, SettingsDecisions(actor) with { Active = false });
    }

    private static ChangeStaff SettingsDecisions(Actor actor) => new(actor.Id, null, null, null, null);
}
