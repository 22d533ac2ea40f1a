using System.Xml;

namespace Localizer.Emulators.DeepL;

/// <summary>Whether a text is a well-formed fragment of XML, as a strict parser sees it.</summary>
internal static class WellFormedness
{
    private static readonly XmlReaderSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>Whether it is.</summary>
    public static bool Holds(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
