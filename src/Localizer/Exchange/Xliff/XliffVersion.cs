namespace Localizer.Exchange.Xliff;

/// <summary>The versions of XLIFF that are handed to translators.</summary>
public enum XliffVersion
{
    /// <summary>XLIFF 1.2, which most tools read.</summary>
    Xliff12,

    /// <summary>XLIFF 2.1.</summary>
    Xliff21,
}
