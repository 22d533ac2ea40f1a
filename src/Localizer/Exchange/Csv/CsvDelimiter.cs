namespace Localizer.Exchange.Csv;

/// <summary>Finds out what stands between a CSV file's fields.</summary>
internal static class CsvDelimiter
{
    /// <summary>
    /// The one of comma, semicolon and tab that stands most often outside of quotes in the first line that is not empty; the comma
    /// when none does, and the earlier of the three when two are level.
    /// </summary>
    public static char Of(ReadOnlySpan<byte> csv)
    {
        var line = csv.TrimStart("\r\n"u8);
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (character is (byte)'\r' or (byte)'\n')
                break;
            else if (character == ',')
                commas++;
            else if (character == ';')
                semicolons++;
            else if (character == '\t')
                tabs++;
        }

        if (tabs > commas && tabs > semicolons)
            return '\t';
        return semicolons > commas ? ';' : ',';
    }
}
