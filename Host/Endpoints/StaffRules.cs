using FluentValidation;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed class HireRules : AbstractValidator<HireBody>
{
    public static readonly HireRules Instance = new();

    private HireRules()
    {
        RuleFor(body => body.Name).Text(100);
        RuleFor(body => body.Email).Email();
        RuleFor(body => body.Password).Password().HardToGuess(body => [body.Email, body.Name]);
        RuleFor(body => body.Role).NameOf<HireBody, Role>();
        RuleFor(body => body.Stations).Stations();
        RuleForEach(body => body.Stations).Text(30);
    }
}

internal sealed class ChangeStaffRules : AbstractValidator<ChangeStaffBody>
{
    public static readonly ChangeStaffRules Instance = new();

    private ChangeStaffRules()
    {
        RuleFor(body => body.Name).Text(100).When(body => body.Name is not null);
        RuleFor(body => body.Role).NameOf<ChangeStaffBody, Role>().When(body => body.Role is not null);
        RuleFor(body => body.Stations).Stations();
        RuleForEach(body => body.Stations).Text(30);
        RuleFor(body => body.Password).Password().When(body => body.Password is not null).HardToGuess(body => [body.Name]);
    }
}

internal sealed class StaffStatusRules : AbstractValidator<StaffStatusBody>
{
    // Nobody is set inactive: that is what ending their work here does.
    private static readonly string[] Names = [.. WireName.All<StaffStatus>().Where(name => name != WireName.Of(StaffStatus.Inactive))];

    public static readonly StaffStatusRules Instance = new();

    private StaffStatusRules() => RuleFor(body => body.Status).OneOf(Names);
}

file static class StationRules
{
    public static IRuleBuilderOptions<T, IReadOnlyList<string?>?> Stations<T>(this IRuleBuilder<T, IReadOnlyList<string?>?> rule) =>
        rule.Must(stations => stations is null or { Count: <= 20 }).WithMessage("Give at most 20 stations.");
}
