using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>What the menu declares of a dish for guests with an allergy or a rule of what they eat.</summary>
/// <param name="Allergens">The allergens in it, each once and in their order.</param>
/// <param name="Marks">The diets that it suits, each once and in their order.</param>
public sealed record Diet(ImmutableArray<Allergen> Allergens, ImmutableArray<DietaryMark> Marks)
{
    /// <summary>Null when nothing is declared.</summary>
    public static Diet? Of(IEnumerable<Allergen> allergens, IEnumerable<DietaryMark> marks)
    {
        var diet = new Diet([.. allergens.Distinct().Order()], [.. marks.Distinct().Order()]);
        return diet is { Allergens.IsEmpty: true, Marks.IsEmpty: true } ? null : diet;
    }

    /// <summary>A mark, with an allergen in the dish that it rules out; null if there is none.</summary>
    public (DietaryMark Mark, Allergen Allergen)? Contradiction()
    {
        foreach (var mark in Marks)
            foreach (var allergen in RuledOut(mark).Intersect(Allergens)) return (mark, allergen);
        return null;
    }

    public bool Equals(Diet? other) =>
        other is not null && Allergens.SequenceEqual(other.Allergens) && Marks.SequenceEqual(other.Marks);

    public override int GetHashCode() => HashCode.Combine(Allergens.Length, Marks.Length);

    private static ImmutableArray<Allergen> RuledOut(DietaryMark mark) => mark switch
    {
        DietaryMark.Vegetarian => [Allergen.Crustaceans, Allergen.Fish, Allergen.Molluscs],
        DietaryMark.Vegan => [Allergen.Crustaceans, Allergen.Eggs, Allergen.Fish, Allergen.Milk, Allergen.Molluscs],
        DietaryMark.GlutenFree => [Allergen.Gluten],
        _ => [],
    };
}

/// <summary>
/// The 14 substances that must be declared: Regulation (EU) No 1169/2011, Annex II, in its order. Each includes products made from it.
/// </summary>
public enum Allergen
{
    /// <summary>Cereals with gluten: wheat, rye, barley, oats.</summary>
    Gluten,
    Crustaceans,
    Eggs,
    Fish,
    Peanuts,
    Soybeans,

    /// <summary>With lactose.</summary>
    Milk,

    /// <summary>Almonds, hazelnuts, walnuts, cashews, pecans, Brazil nuts, pistachios, macadamias.</summary>
    Nuts,
    Celery,
    Mustard,
    Sesame,

    /// <summary>Sulphur dioxide and sulphites above 10 mg/kg or 10 mg/l.</summary>
    Sulphites,
    Lupin,
    Molluscs,
}

/// <summary>A diet that a dish suits, by the restaurant's own word.</summary>
public enum DietaryMark { Vegetarian, Vegan, Halal, Kosher, GlutenFree, LactoseFree }
