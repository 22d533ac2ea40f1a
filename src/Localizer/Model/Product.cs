namespace Localizer.Model;

/// <summary>What the product says of itself: in reports, in files that it writes, to services.</summary>
public static class Product
{
    /// <summary>Its version, three numbers: <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
