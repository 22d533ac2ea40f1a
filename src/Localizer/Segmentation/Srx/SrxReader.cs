using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Segmentation.Expressions;

namespace Localizer.Segmentation.Srx;

/// <summary>
/// Reads segmentation rules in SRX 2.0 and 1.0. Nothing is ever fetched: a DOCTYPE that only names its DTD is skipped; one that
/// declares anything, and an entity that XML itself does not have, are refused.
/// </summary>
internal static class SrxReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>The most elements that may stand inside one another.</summary>
    public const int MaxDepth = 32;

    /// <summary>The most rules.</summary>
    public const int MaxRules = 20_000;

    /// <summary>The most language maps.</summary>
    public const int MaxMaps = 2_000;

    private static readonly XmlFormat Format = new("srx", MaxDepth, "Give an SRX file.")
    {
        NameOf = (space, name) => space.Length == 0 || space.Contains("/srx", StringComparison.Ordinal) ? name : "",
    };

    /// <summary>Reads a file.</summary>
    /// <param name="srx">The file's bytes: UTF-8, UTF-16 with a byte order mark, or what its XML declaration names.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <exception cref="BadInputException">
    /// It is not well-formed, is no SRX, declares entities, is past a limit, or has an expression that is none; with file, line, column
    /// and what to do.
    /// </exception>
    public static SrxDocument Read(ReadOnlyMemory<byte> srx, string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (srx.Length > MaxBytes)
        {
            throw new BadInputException(new Diagnostic(
                "srx-too-large", Severity.Error, $"The file is larger than {MaxBytes >> 20} MB.", new Place(file), "Give a file of rules alone."));
        }

        using var content = new MemoryStream(srx.ToArray(), writable: false);
        using var cursor = XmlCursor.Open(content, Format, file);
        return new SrxFile(cursor).Read();
    }
}

/// <summary>A file while it is read.</summary>
internal sealed class SrxFile(XmlCursor cursor)
{
    private readonly Dictionary<string, List<BreakRule>> _rules = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SrxLanguageMap>.Builder _maps = ImmutableArray.CreateBuilder<SrxLanguageMap>();
    private readonly SrxExpressions _expressions = new(cursor);
    private CodePlacement _codes = CodePlacement.Usual;
    private bool _cascades;
    private bool _isFirstVersion;
    private int _ruleCount;

    /// <summary>Reads it to its end.</summary>
    public SrxDocument Read()
    {
        ReadRoot();
        foreach (var element in cursor.Children())
        {
            switch (element)
            {
                case "header":
                    ReadHeader();
                    break;
                case "body":
                    ReadBody();
                    break;
                default:
                    cursor.SkipElement();
                    break;
            }
        }

        if (_maps.Count == 0)
            throw cursor.Refuse("maps", "The file maps no language to rules.", "Give it <maprules> with a <languagemap>.");
        return new SrxDocument { Cascades = _cascades, Codes = _codes, Diagnostics = _expressions.Diagnostics, Maps = _maps.DrainToImmutable() };
    }

    private void ReadRoot()
    {
        cursor.ReadRoot("srx");
        var version = cursor.Attribute("version") ?? "";
        _isFirstVersion = version == "1.0";
        if (version is not ("1.0" or "2.0"))
            throw cursor.Refuse("version", $"SRX version '{version}' is not known.", "Give a file of version 2.0 or 1.0, and say which in <srx version=\"2.0\">.");
    }

    private void ReadHeader()
    {
        _cascades = YesOrNo("cascade", otherwise: false);
        foreach (var element in cursor.Children())
        {
            if (element == "formathandle")
                ReadFormatHandle();
            cursor.SkipElement();
        }
    }

    private void ReadFormatHandle()
    {
        var include = YesOrNo("include", otherwise: false);
        _codes = cursor.Attribute("type") switch
        {
            "start" => _codes with { Opening = include },
            "end" => _codes with { Closing = include },
            "isolated" => _codes with { Standalone = include },
            var other => throw cursor.Refuse("formathandle", $"<formathandle> has the type '{other}'.", "Its type is start, end or isolated."),
        };
    }

    private void ReadBody()
    {
        foreach (var element in cursor.Children())
        {
            switch (element)
            {
                case "languagerules":
                    ReadLanguageRules();
                    break;
                case "maprules":
                    ReadMapRules();
                    break;
                default:
                    cursor.SkipElement();
                    break;
            }
        }
    }

    private void ReadLanguageRules()
    {
        foreach (var element in cursor.Children())
        {
            if (element != "languagerule")
            {
                cursor.SkipElement();
                continue;
            }

            var name = Needed("languagerulename");
            if (!_rules.TryAdd(name, []))
                throw cursor.Refuse("duplicate", $"The rules '{name}' are given twice.", "Give each <languagerule> a name of its own.");
            foreach (var child in cursor.Children())
            {
                if (child == "rule")
                    ReadRule(_rules[name]);
                else
                    cursor.SkipElement();
            }
        }
    }

    private void ReadRule(List<BreakRule> rules)
    {
        if (++_ruleCount > SrxReader.MaxRules)
            throw cursor.Refuse("too-large", $"The file has more than {SrxReader.MaxRules} rules.", "Take lists of words together in one rule: (Mr|Mrs|Ms).");
        var isBreak = YesOrNo("break", otherwise: true);
        Node? before = SequenceNode.Empty;
        Node? after = SequenceNode.Empty;
        foreach (var element in cursor.Children())
        {
            switch (element)
            {
                case "beforebreak":
                    before = _expressions.Read(ReadingDirection.Forward);
                    break;
                case "afterbreak":
                    after = _expressions.Read(ReadingDirection.Backward);
                    break;
                default:
                    cursor.SkipElement();
                    break;
            }
        }

        if (before is not null && after is not null)
            rules.Add(new BreakRule(isBreak, before, after));
    }

    private void ReadMapRules()
    {
        var groups = 0;
        foreach (var element in cursor.Children())
        {
            if (element == "languagemap")
                ReadLanguageMap();
            else if (element == "maprule" && _isFirstVersion && groups++ == 0)
                ReadMapRule();
            else
                cursor.SkipElement();
        }

        if (groups > 1)
            _expressions.Note(Severity.Warning, "maprule", "The file has several <maprule>; the first one applies.", "Put the one that you mean first.");
    }

    private void ReadMapRule()
    {
        foreach (var element in cursor.Children())
        {
            if (element == "languagemap")
                ReadLanguageMap();
            else
                cursor.SkipElement();
        }
    }

    private void ReadLanguageMap()
    {
        if (_maps.Count == SrxReader.MaxMaps)
            throw cursor.Refuse("too-large", $"The file has more than {SrxReader.MaxMaps} language maps.", "Take languages together: (en|EN).*");
        var name = Needed("languagerulename");
        if (!_rules.TryGetValue(name, out var rules))
            throw cursor.Refuse("map-unknown", $"The rules '{name}' are not in the file.", "Name a <languagerule> that stands before the maps.");
        if (_expressions.ReadLanguagePattern(Needed("languagepattern")) is { } pattern)
            _maps.Add(new SrxLanguageMap(pattern, rules));
        cursor.SkipElement();
    }

    private string Needed(string attribute) => cursor.Attribute(attribute)
        ?? throw cursor.Refuse("attribute", $"<{cursor.Name}> has no {attribute}.", $"Give it one.");

    private bool YesOrNo(string attribute, bool otherwise) => cursor.Attribute(attribute) switch
    {
        null => otherwise,
        "yes" => true,
        "no" => false,
        var other => throw cursor.Refuse("attribute", $"{attribute}=\"{other}\" of <{cursor.Name}> is neither yes nor no.", "Write yes or no."),
    };
}
