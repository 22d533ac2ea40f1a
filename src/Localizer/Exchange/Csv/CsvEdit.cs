using System.Text;

namespace Localizer.Exchange.Csv;

/// <summary>Replaces fields of a CSV file and leaves every other byte as it is.</summary>
internal static class CsvEdit
{
    /// <summary>The file with some of its fields replaced.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="delimiter">What stands between two fields.</param>
    /// <param name="fields">The fields and their new values.</param>
    public static byte[] Apply(ReadOnlySpan<byte> csv, char delimiter, IEnumerable<(CsvField Field, string Value)> fields)
    {
        var output = new MemoryStream(csv.Length);
        var position = 0;
        foreach (var (field, value) in fields.OrderBy(edit => edit.Field.ByteOffset))
        {
            output.Write(csv[position..field.ByteOffset]);
            position = EndOf(csv, field.ByteOffset, (byte)delimiter);
            var isQuoted = field.ByteOffset < csv.Length && csv[field.ByteOffset] == '"';
            output.Write(Encoding.UTF8.GetBytes(isQuoted ? CsvWriter.Quoted(value) : CsvWriter.Field(value)));
        }

        output.Write(csv[position..]);
        return output.ToArray();
    }

    private static int EndOf(ReadOnlySpan<byte> csv, int start, byte delimiter)
    {
        var isQuoted = start < csv.Length && csv[start] == '"';
        var position = isQuoted ? start + 1 : start;
        for (; position < csv.Length; position++)
        {
            if (isQuoted && csv[position] == '"')
            {
                if (position + 1 == csv.Length || csv[position + 1] != '"')
                    return position + 1;
                position++;
            }
            else if (!isQuoted && (csv[position] == delimiter || csv[position] is (byte)'\n' or (byte)'\r'))
            {
                break;
            }
        }

        return position;
    }
}
