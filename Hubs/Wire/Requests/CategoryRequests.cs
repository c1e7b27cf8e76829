using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Adds a category after the others.</summary>
[MessagePackObject]
public sealed record AddCategoryRequest : CommandRequest
{
    [Key("name")] public string? Name { get; init; }

    /// <summary>When its dishes can be ordered; absent or empty: always.</summary>
    [Key("schedule")] public IReadOnlyList<ServingTimeRequest?>? Schedule { get; init; }

    public override RestaurantCommand Command() => new AddMenuCategory(Name!) { Schedule = ServingTimeRequest.Schedule(Schedule) };
}

internal sealed class AddCategoryRules : RequestRules<AddCategoryRequest>
{
    public AddCategoryRules()
    {
        RuleFor(request => request.Name).Text(50);
        RuleFor(request => request.Schedule).AtMost(ServingTimeRules.Most, "times");
        RuleForEach(request => request.Schedule).Each(Validators.Of<ServingTimeRequest>(), "time");
    }
}

/// <summary>Renames or moves a category, or changes its schedule. Absent members do not change.</summary>
[MessagePackObject]
public sealed record ChangeCategoryRequest : CommandRequest
{
    [Key("categoryId")] public string? CategoryId { get; init; }
    [Key("name")] public Optional<string?> Name { get; init; }

    /// <summary>The place on the menu: 1 is the first, and beyond the last is the last.</summary>
    [Key("position")] public Optional<int?> Position { get; init; }

    /// <summary>When its dishes can be ordered; null or empty: always.</summary>
    [Key("schedule")] public Optional<IReadOnlyList<ServingTimeRequest?>?> Schedule { get; init; }

    public override RestaurantCommand Command() => new ChangeMenuCategory(CategoryId!, Name.Value, Position.Value)
    {
        Schedule = Schedule.IsGiven ? new(ServingTimeRequest.Schedule(Schedule.Value)) : default,
    };
}

internal sealed class ChangeCategoryRules : RequestRules<ChangeCategoryRequest>
{
    public ChangeCategoryRules()
    {
        RuleFor(request => request.CategoryId).Id();
        RuleFor(request => request.Name).Text(50).When(request => request.Name.Value is not null);
        RuleFor(request => request.Position).Place();
        RuleFor(request => request.Schedule).AtMost(ServingTimeRules.Most, "times");
        RuleForEach(request => request.Schedule).Each(Validators.Of<ServingTimeRequest>(), "time");
        NotRemovable(request => request.Name);
        NotRemovable(request => request.Position);
    }
}

/// <summary>Removes an empty category.</summary>
[MessagePackObject]
public sealed record RemoveCategoryRequest : CommandRequest
{
    [Key("categoryId")] public string? CategoryId { get; init; }

    public override RestaurantCommand Command() => new RemoveMenuCategory(CategoryId!);
}

internal sealed class RemoveCategoryRules : RequestRules<RemoveCategoryRequest>
{
    public RemoveCategoryRules() => RuleFor(request => request.CategoryId).Id();
}
