using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using FluentValidation;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>The rules that every request must satisfy.</summary>
public abstract class RequestRules<TRequest> : AbstractValidator<TRequest> where TRequest : Request
{
    protected RequestRules() => RuleFor(request => request.CommandId).CommandId();

    /// <summary>The rules of an optional member's value, which is the default of its type where the member is absent.</summary>
    protected IRuleBuilderInitial<TRequest, T> RuleFor<T>(Expression<Func<TRequest, Optional<T>>> member) =>
        RuleFor(ValueOf<T, T>(member)).Configure(rule => rule.PropertyName = NameOf(member));

    /// <summary>The rules of each item of an optional list.</summary>
    protected IRuleBuilderInitialCollection<TRequest, TItem> RuleForEach<TItem>(
        Expression<Func<TRequest, Optional<IReadOnlyList<TItem>?>>> member) =>
        RuleForEach(ValueOf<IReadOnlyList<TItem>?, IEnumerable<TItem>>(member)).Configure(rule => rule.PropertyName = NameOf(member));

    /// <summary>A null cannot take the member's value away.</summary>
    protected void NotRemovable<T>(Expression<Func<TRequest, Optional<T>>> member)
    {
        var given = member.Compile();
        RuleFor(member).Fits(
                new() { IsRequired = true }, value => value is not null, "This cannot be null; leave it out to keep it as it is.")
            .When(request => given(request).IsGiven);
    }

    private static Expression<Func<TRequest, TValue>> ValueOf<T, TValue>(Expression<Func<TRequest, Optional<T>>> member) =>
        Expression.Lambda<Func<TRequest, TValue>>(Expression.Property(member.Body, nameof(Optional<>.Value)), member.Parameters);

    private static string NameOf<T>(Expression<Func<TRequest, Optional<T>>> member) => ((MemberExpression)member.Body).Member.Name;
}

/// <summary>The one validator of each kind of request; it stands beside the request, in the same assembly.</summary>
public static class Validators
{
    private static readonly ConcurrentDictionary<Type, IValidator> ByType = new();

    public static IValidator<T> Of<T>() => (IValidator<T>)For(typeof(T));

    /// <exception cref="InvalidOperationException">There is no validator of it, or there are two.</exception>
    public static IValidator For(Type request) => ByType.GetOrAdd(request, Make);

    /// <summary>The shape of each field; null if the type has no validator.</summary>
    public static IReadOnlyList<FieldShape>? Shapes(Type type) => ValidatorOf(type) is null ? null :
    [
        .. from rule in For(type).CreateDescriptor().Rules
           from component in rule.Components
           let shape = (component.Validator as ShapeValidator)?.Shape
           where shape is not null
           let always = !rule.HasCondition && !component.HasCondition
           select new FieldShape(
               JsonNamingPolicy.CamelCase.ConvertName(rule.PropertyName), shape with { IsRequired = shape.IsRequired && always },
               IsOfItems(rule), RefusesNull: shape.IsRequired),
    ];

    // RuleForEach looks at the items of its member.
    private static bool IsOfItems(IValidationRule rule) => rule.Member is PropertyInfo member && member.PropertyType != rule.TypeToValidate;

    private static IValidator Make(Type request) =>
        (IValidator)Activator.CreateInstance(ValidatorOf(request) ?? throw new InvalidOperationException($"{request} has no validator."))!;

    private static Type? ValidatorOf(Type request) =>
        request.Assembly.GetTypes()
            .SingleOrDefault(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator<>).MakeGenericType(request)));
}
