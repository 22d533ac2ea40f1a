using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>Counts texts as services do.</summary>
internal static class BilledText
{
    /// <summary>The characters of a text in a service's bill, for one locale.</summary>
    public static int Count(string text, BillingUnit unit)
    {
        if (unit != BillingUnit.CodePoints)
            return text.Length;
        var count = 0;
        foreach (var character in text)
            count += char.IsLowSurrogate(character) ? 0 : 1;
        return count;
    }

    /// <summary>The most bytes that a text takes in a JSON body: adapters may escape all that is not plain ASCII.</summary>
    public static int MostBytes(string text)
    {
        const int Frame = 64;
        const int Escaped = 6;
        var bytes = Frame;
        foreach (var character in text)
            bytes += char.IsAsciiLetterOrDigit(character) || character is ' ' or '.' or ',' ? 1 : Escaped;
        return bytes;
    }
}
