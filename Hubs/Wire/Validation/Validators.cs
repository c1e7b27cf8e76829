using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using FluentValidation;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>The rules that every request must satisfy.</summary>
public abstract class RequestRules<TRequest> : AbstractValidator<TRequest> where TRequest : Request
{
    protected RequestRules() => RuleFor(request => request.CommandId).CommandId();
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
               IsOfItems(rule)),
    ];

    // RuleForEach looks at the items of its member.
    private static bool IsOfItems(IValidationRule rule) => rule.Member is PropertyInfo member && member.PropertyType != rule.TypeToValidate;

    private static IValidator Make(Type request) =>
        (IValidator)Activator.CreateInstance(ValidatorOf(request) ?? throw new InvalidOperationException($"{request} has no validator."))!;

    private static Type? ValidatorOf(Type request) =>
        request.Assembly.GetTypes()
            .SingleOrDefault(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator<>).MakeGenericType(request)));
}
