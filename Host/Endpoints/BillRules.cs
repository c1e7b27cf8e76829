using FluentValidation;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed class CreateBillRules : AbstractValidator<CreateBillBody>
{
    public static readonly CreateBillRules Instance = new();

    private CreateBillRules()
    {
        RuleFor(body => body.TableId).Id().When(body => body.TableId is not null);
        RuleFor(body => body.TableId).Must((body, table) => table is null != body.OrderIds is null).WithMessage("Give either a table or orders.");
        RuleFor(body => body.OrderIds).Must(orders => orders is null or { Count: >= 1 and <= 100 }).WithMessage("Give 1 to 100 orders.");
        RuleForEach(body => body.OrderIds).Id();
    }
}

internal sealed class DiscountRules : AbstractValidator<DiscountBody>
{
    public static readonly DiscountRules Instance = new();

    private DiscountRules()
    {
        RuleFor(body => body.ItemId).Id().When(body => body.ItemId is not null);
        RuleFor(body => body.Rate).Between(0, Amounts.Whole);
        RuleFor(body => body.Amount).Amount();
        RuleFor(body => body.Rate).Must((body, rate) => rate is null != body.Amount is null).WithMessage("Give either a rate or an amount.");
        RuleFor(body => body.Reason).Note();
    }
}

internal sealed class PaymentRules : AbstractValidator<PaymentBody>
{
    public static readonly PaymentRules Instance = new();

    private PaymentRules()
    {
        RuleFor(body => body.Amount).Given().Amount();
        RuleFor(body => body.Amount).NotEqual(0).WithMessage("Give an amount above 0.");
        RuleFor(body => body.Method).NameOf<PaymentBody, PaymentMethod>();
        RuleFor(body => body.Tip).Amount();
        RuleFor(body => body.Tendered).Amount();
        RuleFor(body => body.ExpectedRevision).Given().Between(1, int.MaxValue);
        RuleFor(body => body.Share).Between(1, SplitBill.MostParts);
        RuleFor(body => body.Drawer).Text(30).When(body => body.Drawer is not null);
    }
}

internal sealed class RefundRules : AbstractValidator<RefundBody>
{
    public static readonly RefundRules Instance = new();

    private RefundRules()
    {
        RuleFor(body => body.PaymentId).Id();
        RuleFor(body => body.Amount).Given().Amount();
        RuleFor(body => body.Amount).NotEqual(0).WithMessage("Give an amount above 0.");
        RuleFor(body => body.Reason).Text(200);
        RuleFor(body => body.Drawer).Text(30).When(body => body.Drawer is not null);
    }
}

internal sealed class VoidRules : AbstractValidator<VoidBody>
{
    public static readonly VoidRules Instance = new();

    private VoidRules() => RuleFor(body => body.Reason).Text(200);
}

internal sealed class SplitRules : AbstractValidator<SplitBody>
{
    public static readonly SplitRules Instance = new();

    private SplitRules()
    {
        RuleFor(body => body.By).NameOf<SplitBody, SplitBy>();
        RuleFor(body => body.Parts).Must(parts => parts is { Count: >= 1 and < SplitBill.MostParts }).WithMessage("Give the parts to move.").When(body => body.By == "item");
        RuleFor(body => body.Parts).Null().WithMessage("Parts are for a split by item.").When(body => body.By != "item");
        RuleForEach(body => body.Parts).Must(part => part is { Count: >= 1 and <= 500 }).WithMessage("A part has 1 to 500 lines.").ChildRules(part =>
            part.RuleForEach(items => items).NotNull().WithMessage("A line cannot be null.").SetValidator(SplitItemRules.Instance!));
        RuleFor(body => body.Ways).Given().Between(2, SplitBill.MostParts).When(body => body.By == "evenly");
        RuleFor(body => body.Ways).Null().WithMessage("Ways are for a split evenly.").When(body => body.By != "evenly");
        RuleFor(body => body.Amounts).Must(amounts => amounts is { Count: >= 2 and <= SplitBill.MostParts }).WithMessage($"Give 2 to {SplitBill.MostParts} amounts.").When(body => body.By == "amount");
        RuleFor(body => body.Amounts).Null().WithMessage("Amounts are for a split by amount.").When(body => body.By != "amount");
        RuleForEach(body => body.Amounts).Given().Amount();
    }
}

internal sealed class SplitItemRules : AbstractValidator<SplitItemBody>
{
    public static readonly SplitItemRules Instance = new();

    private SplitItemRules()
    {
        RuleFor(item => item.ItemId).Id();
        RuleFor(item => item.Quantity).Given().Between(1, 1_000_000);
    }
}
