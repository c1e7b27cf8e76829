using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class NoticeTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void A_manager_speaks_to_one_to_a_role_or_to_everyone()
    {
        Sent(To(Will)).ShouldBe((Will.Id, null));
        Sent(To(Role.Chef)).ShouldBe((null, Role.Chef));
        Sent(ToAll).ShouldBe((null, null));
        var last = _house.State.Notices[^1];
        (last.SenderId, last.SenderName, last.At, last.Message, last.Type, last.ReadBy.IsEmpty)
            .ShouldBe((Mia.Id, Mia.Name, _house.Now, "Hello", "info", true));
    }

    [Fact]
    public void Nobody_else_does()
    {
        foreach (var actor in (Actor[])[Will, Cass, Gus]) _house.Refuses(actor, ToAll, RefusalCode.Forbidden);
    }

    [Theory, InlineData(null), InlineData(""), InlineData(" ")]
    public void Something_must_be_said(string? message) => _house.Refuses(Mia, ToAll with { Message = message! }, RefusalCode.RuleBroken);

    [Theory]
    [InlineData("info", true), InlineData("86", true), InlineData("shift-swap_2", true), InlineData("123456789012345678901234567890", true)]
    [InlineData("1234567890123456789012345678901", false), InlineData("", false), InlineData("two words", false),
        InlineData("ärger", false), InlineData("a.b", false), InlineData(null, false)]
    public void The_type_is_one_short_word(string? type, bool fine)
    {
        if (fine) _house.Do(Mia, ToAll with { Type = type! });
        else _house.Refuses(Mia, ToAll with { Type = type! }, RefusalCode.RuleBroken);
    }

    [Fact]
    public void It_goes_to_somebody_who_works_here()
    {
        _house.Refuses(Mia, ToAll with { UserId = "nobody" }, RefusalCode.NotFound);
        _house.Refuses(Mia, To(Will) with { Role = Role.Waiter }, RefusalCode.RuleBroken);
        _house.Do(Mia, new ChangeStaff(Will.Id, null, null, null, Active: false));
        _house.Refuses(Mia, To(Will), RefusalCode.RuleBroken).Sentence.ShouldContain("Will");
    }

    [Fact]
    public void Whom_it_is_for_reads_it_once()
    {
        var (personal, chefs, all) = (Send(To(Will)), Send(To(Role.Chef)), Send(ToAll));
        _house.Do(Will, new ReadNotice(personal.Id)).ShouldBe([new NoticeRead(personal.Id, Will.Id)]);
        _house.Do(Will, new ReadNotice(personal.Id)).ShouldBeEmpty();
        foreach (var chef in (Actor[])[Gus, Bo]) _house.Do(chef, new ReadNotice(chefs.Id)).ShouldHaveSingleItem();
        foreach (var actor in All) _house.Do(actor, new ReadNotice(all.Id)).ShouldHaveSingleItem();
        _house.State.Notices[1].ReadBy.ShouldBe([Gus.Id, Bo.Id]);
    }

    [Fact]
    public void To_anybody_else_it_does_not_exist_be_they_a_manager_or_its_sender()
    {
        var (personal, chefs) = (Send(To(Will)), Send(To(Role.Chef)));
        foreach (var actor in (Actor[])[Wanda, Mia, Ada]) _house.Refuses(actor, new ReadNotice(personal.Id), RefusalCode.NotFound);
        foreach (var actor in (Actor[])[Will, Mia, Ada]) _house.Refuses(actor, new ReadNotice(chefs.Id), RefusalCode.NotFound);
        _house.Refuses(Will, new ReadNotice("no"), RefusalCode.NotFound);
    }

    [Fact]
    public void A_house_keeps_the_newest()
    {
        var first = Send(ToAll);
        for (var i = 0; i < Notice.MaxStored; i++) _house.Do(Mia, ToAll with { Message = $"{i}" });
        _house.State.Notices.Count.ShouldBe(Notice.MaxStored);
        _house.Refuses(Will, new ReadNotice(first.Id), RefusalCode.NotFound);
    }

    private Notice Send(SendNotice command) => _house.Do(Mia, command).OfType<NoticeSent>().Single().Notice;

    private (string?, Role?) Sent(SendNotice command) => Send(command) is var notice ? (notice.UserId, notice.Role) : default;

    private static SendNotice ToAll => new(null, null, "Hello", "info");

    private static SendNotice To(Actor actor) => ToAll with { UserId = actor.Id };

    private static SendNotice To(Role role) => ToAll with { Role = role };
}
