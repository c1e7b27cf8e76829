using FluentValidation;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Identity;

// Requests that come with an account: what they ask for is more than one command.

/// <summary>Hires a member of staff.</summary>
internal sealed record HireRequest : Request
{
    public string? Name { get; init; }
    public string? Email { get; init; }

    /// <summary>The password of the new account; an existing account keeps its own.</summary>
    public string? Password { get; init; }

    public string? Role { get; init; }

    /// <summary>The stations of a chef; absent or empty: the pass.</summary>
    public IReadOnlyList<string?>? Stations { get; init; }
}

internal sealed class HireRules : RequestRules<HireRequest>
{
    public HireRules()
    {
        RuleFor(request => request.Name).Text(100);
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.Password).Password().HardToGuess(request => [request.Email, request.Name]);
        RuleFor(request => request.Role).NameOf<HireRequest, Role>();
        RuleFor(request => request.Stations).AtMost(20, "stations");
        RuleForEach(request => request.Stations).Text(30);
    }
}

/// <summary>Changes a member of staff. Absent members do not change.</summary>
internal sealed record ChangeStaffRequest : Request
{
    public string? StaffId { get; init; }
    public Optional<string?> Name { get; init; }
    public Optional<string?> Role { get; init; }

    /// <summary>The stations of a chef; null or empty: the pass.</summary>
    public Optional<IReadOnlyList<string?>?> Stations { get; init; }

    /// <summary>False: they do not work here any more, from this moment on.</summary>
    public Optional<bool?> Active { get; init; }

    /// <summary>With <c>active: false</c>: the staff id of the person on duty who gets all their tables.</summary>
    public Optional<string?> HandOverTo { get; init; }

    /// <summary>A new one, for a person who has lost theirs; it ends their sign-ins.</summary>
    public Optional<string?> Password { get; init; }

    /// <summary>The right one, by admins: they sign in with it from then on, in every restaurant where they work.</summary>
    public Optional<string?> Email { get; init; }
}

internal sealed class ChangeStaffRules : RequestRules<ChangeStaffRequest>
{
    public ChangeStaffRules()
    {
        RuleFor(request => request.StaffId).Id();
        RuleFor(request => request.Name).Text(100).When(request => request.Name.Value is not null);
        RuleFor(request => request.Role).NameOf<ChangeStaffRequest, Role>().When(request => request.Role.Value is not null);
        RuleFor(request => request.Stations).AtMost(20, "stations");
        RuleForEach(request => request.Stations).Text(30);
        RuleFor(request => request.HandOverTo).Id().When(request => request.HandOverTo.Value is not null);
        RuleFor(request => request.Password).Password().When(request => request.Password.Value is not null)
            .HardToGuess(request => [request.Name.Value]);
        RuleFor(request => request.Email).Email().When(request => request.Email.Value is not null);
        NotRemovable(request => request.Name);
        NotRemovable(request => request.Role);
        NotRemovable(request => request.Active);
        NotRemovable(request => request.HandOverTo);
        NotRemovable(request => request.Password);
        NotRemovable(request => request.Email);
    }
}

/// <summary>Opens another restaurant of the same admin.</summary>
internal sealed record OpenBranchRequest : Request
{
    public string? Name { get; init; }
    public string? Phone { get; init; }

    /// <summary>ISO 4217; absent: as where the caller is. It never changes.</summary>
    public string? Currency { get; init; }

    /// <summary>IANA, like Europe/Rome; absent: as where the caller is.</summary>
    public string? TimeZone { get; init; }
}

internal sealed class OpenBranchRules : RequestRules<OpenBranchRequest>
{
    public OpenBranchRules()
    {
        RuleFor(request => request.Name).Text(100);
        RuleFor(request => request.Phone).Phone();
        RuleFor(request => request.Currency).Currency();
        RuleFor(request => request.TimeZone).TimeZone();
    }
}
