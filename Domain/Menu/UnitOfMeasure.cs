namespace RealtimeRestaurant.Domain.Menu;

/// <summary>What a dish is weighed or measured in: kilograms, pounds or litres.</summary>
public enum UnitOfMeasure { Kg, Lb, L }
