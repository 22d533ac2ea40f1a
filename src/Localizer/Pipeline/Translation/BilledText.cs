using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>Counts texts as services do.</summary>
internal static class BilledText
{
    /// <summary>The characters of a text in a service's bill, for one locale.</summary>
    public static int Count(string text, BillingUnit unit) => unit == BillingUnit.CodePoints ? CodePoints.In(text) : text.Length;
}
