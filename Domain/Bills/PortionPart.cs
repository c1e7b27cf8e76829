using System.Text.Json.Serialization;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>A part of one portion, as ½ or ⅓ of a bottle that guests share and pay on several bills.</summary>
/// <param name="Parts">At least 1, and fewer than <paramref name="Of"/>.</param>
/// <param name="Of">The number of equal parts of the portion: a divisor of <see cref="Portion"/>, as are 2 to 10.</param>
public sealed record PortionPart(int Parts, int Of)
{
    /// <summary>One portion, in the smallest parts that are counted: the least number that 2 to 10 divide.</summary>
    public const int Portion = 2520;

    [JsonIgnore]
    public bool IsValid => Of >= 2 && Portion % Of == 0 && Parts >= 1 && Parts < Of;

    [JsonIgnore]
    public int Units => Portion / Of * Parts;

    /// <summary>What is left over of so many units beyond whole portions, as a fraction that cannot be reduced; null: nothing.</summary>
    public static PortionPart? Beyond(long units)
    {
        var left = (int)(units % Portion);
        if (left == 0) return null;
        var of = Enumerable.Range(2, Portion - 1).First(of => Portion % of == 0 && left % (Portion / of) == 0);
        return new(left / (Portion / of), of);
    }
}
