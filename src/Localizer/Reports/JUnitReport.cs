using System.Globalization;
using System.Text;
using System.Xml;

namespace Localizer.Reports;

/// <summary>Writes findings as JUnit's XML, which most CI services read: a suite a page and locale, a case a check.</summary>
public static class JUnitReport
{
    /// <summary>The report as one XML document.</summary>
    /// <param name="report">What a run did.</param>
    /// <param name="rules">What is known of each check; those that found nothing have a case that passed.</param>
    public static string Write(RunReport report, IReadOnlyList<ReportedRule> rules)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(rules);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "localizer");
            foreach (var page in report.Pages)
                WriteSuite(xml, page, rules);
            xml.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static void WriteSuite(XmlWriter xml, PageReport page, IReadOnlyList<ReportedRule> rules)
    {
        var found = page.Findings.GroupBy(finding => finding.Check, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var checks = rules.Select(rule => rule.Id).Union(found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var name = $"{page.Locale}/{page.Path}";
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", checks.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", found.Values.Count(Fails).ToString(CultureInfo.InvariantCulture));
        foreach (var check in checks)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean(name));
            xml.WriteAttributeString("name", check);
            if (found.TryGetValue(check, out var findings))
                WriteFindings(xml, page, findings);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // What is merely worth knowing fails no case.
    private static void WriteFindings(XmlWriter xml, PageReport page, List<Finding> findings)
    {
        var lines = string.Join('\n', findings.Select(finding => Line(page, finding)));
        if (!Fails(findings))
        {
            xml.WriteElementString("system-out", Clean(lines));
            return;
        }

        var worst = findings.Find(finding => finding.Severity == "error") ?? findings.First(finding => finding.Severity == "warning");
        xml.WriteStartElement("failure");
        xml.WriteAttributeString("type", worst.Severity);
        xml.WriteAttributeString("message", Clean(worst.Message));
        xml.WriteString(Clean(lines));
        xml.WriteEndElement();
    }

    private static bool Fails(List<Finding> findings) => findings.Exists(finding => finding.Severity is "error" or "warning");

    private static string Line(PageReport page, Finding finding) =>
        string.Create(CultureInfo.InvariantCulture, $"{page.ShownAs ?? page.Path}:{finding.Line ?? 1}:{finding.Column ?? 1}: {finding.Severity}: {finding.Message}");

    // XML has no way to write most control characters, half pairs, and the two that are no characters.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is < 0x20 and not (0x9 or 0xA or 0xD) or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }
}
