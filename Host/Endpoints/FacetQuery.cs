using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>A parameter that narrows a list to a facet of its entities.</summary>
/// <param name="Read">Null where the query has none, or none that is valid.</param>
internal sealed record FacetQuery(QueryParameter Parameter, Func<QueryReader, string?> Read)
{
    public static readonly FacetQuery
        Dish = Of("menuItemId", "Only those with this dish.", Facets.Dish),
        Staff = Of("staffId", "Only those that this person worked on.", Facets.Staff),
        Lines = Of<LineOutcome>("lines", "Only those with such a line.", Facets.Lines),
        Method = Of<PaymentMethod>("method", "Only those paid or refunded so.", Facets.Method);

    private static FacetQuery Of(string name, string description, Func<string, string> facet)
    {
        var parameter = QueryParameter.Id(name, description, example: null);
        return new(parameter, query => query.Read(parameter) is { } id ? facet(id) : null);
    }

    private static FacetQuery Of<TEnum>(string name, string description, Func<TEnum, string> facet)
        where TEnum : struct, Enum
    {
        var parameter = QueryParameter.NameOf(name, description, default(TEnum)) with { Example = null };
        return new(parameter, query => query.Read(parameter) is { } value ? facet(value) : null);
    }
}
