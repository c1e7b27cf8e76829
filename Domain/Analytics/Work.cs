namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>What one person has done on a business day, apart from what they sold.</summary>
/// <param name="Served">Portions brought to the table, less those taken back.</param>
/// <param name="Made">Portions made ready, less those recalled.</param>
/// <param name="Voids">Portions that they voided.</param>
/// <param name="Preparation">From started to ready, by the portion.</param>
/// <param name="Response">From a call to their acknowledging it.</param>
public sealed record Work(string Name, int Served, int Made, int Voids, Durations Preparation, Durations Response)
{
    internal static Work Of(string name) => new(name, 0, 0, 0, Durations.None, Durations.None);
}
