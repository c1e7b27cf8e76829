using CsCheck;
using RealtimeRestaurant.Host.Backups;

namespace RealtimeRestaurant.Tests.Backups;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 3, 30, 0, TimeSpan.Zero);
    private static readonly BackupOptions Default = new();

    private static readonly Gen<DateTimeOffset[]> Some =
        Gen.Int[0, 800 * 24].HashSet[0, 200].Select(hours => hours.Select(hour => Monday.AddHours(hour)).ToArray());

    private static readonly Gen<BackupOptions> Options =
        Gen.Select(Gen.Int[1, 10], Gen.Int[0, 6], Gen.Int[0, 15])
            .Select((daily, weekly, monthly) => new BackupOptions { Daily = daily, Weekly = weekly, Monthly = monthly });

    [Fact]
    public void A_year_of_days_leaves_seven_days_four_weeks_and_twelve_months()
    {
        var year = Days(365);
        var kept = year.Except(Retention.Expired(year, Default)).Select(at => $"{at:yyyy-MM-dd}").ToArray();

        // Monday 4 January 2027 is the last; its month and its week are kept by it.
        kept.ShouldBe([
            "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31",
            "2026-11-30",
            "2026-12-20", "2026-12-27", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"]);
    }

    [Fact]
    public void The_newest_is_kept_whatever_is_set() =>
        Gen.Select(Some, Options).Where((backups, _) => backups.Length > 0).Sample((backups, options) =>
        Retention.Expired(backups, options).ShouldNotContain(backups.Max()));

    [Fact]
    public void No_more_is_kept_than_was_asked_for() => Gen.Select(Some, Options).Sample((backups, options) =>
        Kept(backups, options).Length.ShouldBeLessThanOrEqualTo(options.Daily + options.Weekly + options.Monthly));

    [Fact]
    public void A_day_that_has_one_keeps_its_newest_among_the_last_days_that_have_one() =>
        Gen.Select(Some, Options).Sample((backups, options) =>
    {
        var newest = backups.GroupBy(at => at.Date).Select(day => day.Max()).OrderDescending().Take(options.Daily);
        newest.Except(Kept(backups, options)).ShouldBeEmpty();
    });

    [Fact]
    public void What_is_kept_stays_kept_when_it_is_looked_at_again() => Gen.Select(Some, Options).Sample((backups, options) =>
        Retention.Expired(Kept(backups, options), options).ShouldBeEmpty());

    [Fact]
    public void Cleaning_every_day_leaves_what_cleaning_once_at_the_end_would() => Gen.Select(Some, Options).Sample((backups, options) =>
    {
        DateTimeOffset[] there = [];
        foreach (var next in backups.Order()) there = Kept([.. there, next], options);
        there.ShouldBe(Kept([.. backups.Order()], options));
    });

    private static DateTimeOffset[] Days(int count) => [.. Enumerable.Range(0, count).Select(day => Monday.AddDays(day))];

    private static DateTimeOffset[] Kept(DateTimeOffset[] backups, BackupOptions options) =>
        [.. backups.Except(Retention.Expired(backups, options))];
}
