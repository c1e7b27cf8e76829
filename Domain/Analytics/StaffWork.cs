namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The work of one member of staff on the running business day, apart from sales. Only the live state has it.</summary>
/// <param name="Served">Portions served, without those that were undone.</param>
/// <param name="Made">Portions made ready, without those that were recalled.</param>
/// <param name="Voids">Portions that they voided.</param>
/// <param name="Preparation">From started to ready, per portion.</param>
/// <param name="Response">From a call to their acknowledgement.</param>
public sealed record StaffWork(string Name, int Served, int Made, int Voids, Durations Preparation, Durations Response)
{
    internal static StaffWork Of(string name) => new(name, 0, 0, 0, Durations.None, Durations.None);
}
