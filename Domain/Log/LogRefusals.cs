namespace RealtimeRestaurant.Domain.Log;

internal static class LogRefusals
{
    public static readonly Refusal CommandIdReused =
        new(RefusalCode.CommandIdReused, "This command id was used for another command. Make a new id for every intent.");

    public static readonly Refusal Busy =
        new(RefusalCode.Busy, "Too many commands are waiting for this restaurant. Send it again, with the same command id.");

    public static readonly Refusal OutcomeUnknown =
        new(RefusalCode.OutcomeUnknown,
            "The store did not answer, so it is not known yet whether the command took effect. Send it again, with the same command "
            + "id: it takes effect once.");

    public static readonly Refusal Unavailable =
        new(RefusalCode.Unavailable, "The store cannot be reached, and nothing was changed. Send it again, with the same command id.");

    public static readonly Refusal Full =
        new(RefusalCode.Unavailable,
            "The disk of the store is full, so nothing was changed. Free some space, then retry with the same command id.");
}
