using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>The attributes of a <c>tu</c> or <c>tuv</c>, read in one go.</summary>
internal readonly struct TmxElement
{
    /// <summary>Reads them.</summary>
    /// <param name="cursor">It stands on the element, and stays there.</param>
    public TmxElement(XmlCursor cursor)
    {
        Position = cursor.Position;
        var (creationId, creationDate, changeId, changeDate) = (default(string), default(DateTimeOffset?), default(string), default(DateTimeOffset?));
        var (language, oldLanguage, others) = (default(string), default(string), new TmxAttributes());
        while (cursor.ReadAttribute(out var name, out var value))
        {
            Length += name.Length + value.Length;
            var isTold = true;
            switch (name)
            {
                case "tuid":
                    Id = value;
                    break;
                case "srclang":
                    SourceLanguage = value;
                    break;
                case "xml:lang":
                    language = value;
                    break;
                case "lang":
                    oldLanguage = value;
                    break;
                case "creationid":
                    creationId = value;
                    break;
                case "changeid":
                    changeId = value;
                    break;
                case "creationdate":
                    creationDate = TmxDate.Read(value, out isTold);
                    break;
                case "changedate":
                    changeDate = TmxDate.Read(value, out isTold);
                    break;
                default:
                    isTold = false;
                    break;
            }

            if (!isTold)
                others.Add(cursor, name, value);
        }

        Language = language ?? oldLanguage;
        Provenance = creationId is null && creationDate is null && changeId is null && changeDate is null
            ? TmxProvenance.None : new TmxProvenance(creationId, creationDate, changeId, changeDate);
        Attributes = others.All;
    }

    /// <summary>How long its attributes are together, names and values, in UTF-16 units.</summary>
    public long Length { get; }

    /// <summary>Where the element begins.</summary>
    public TextPosition Position { get; }

    /// <summary>Its <c>tuid</c>.</summary>
    public string? Id { get; }

    /// <summary>Its <c>srclang</c>.</summary>
    public string? SourceLanguage { get; }

    /// <summary>Its language: <c>xml:lang</c>, or <c>lang</c> as TMX 1.1 has it.</summary>
    public string? Language { get; }

    /// <summary>Who made and changed it.</summary>
    public TmxProvenance Provenance { get; }

    /// <summary>All others.</summary>
    public ImmutableArray<TmxAttributeValue> Attributes { get; }
}

/// <summary>Gathers the attributes that are kept as they are: all but those of other namespaces.</summary>
internal struct TmxAttributes
{
    /// <summary>The most of one element.</summary>
    public const int Max = 100;

    private ImmutableArray<TmxAttributeValue>.Builder? _gathered;

    /// <summary>What was gathered.</summary>
    public readonly ImmutableArray<TmxAttributeValue> All => _gathered?.ToImmutable() ?? [];

    /// <summary>The attributes of a <c>prop</c> or <c>note</c> but for its type.</summary>
    /// <param name="cursor">It stands on the element, and stays there.</param>
    /// <param name="type">The <c>type</c>; empty when there is none.</param>
    public static ImmutableArray<TmxAttributeValue> Read(XmlCursor cursor, out string type)
    {
        type = "";
        var others = new TmxAttributes();
        while (cursor.ReadAttribute(out var name, out var value))
        {
            if (name == "type")
                type = value;
            else
                others.Add(cursor, name, value);
        }

        return others.All;
    }

    /// <summary>Whether an attribute means something without the namespaces that its file declares.</summary>
    public static bool IsKept(string name) => name.Contains(':', StringComparison.Ordinal) ? name.StartsWith("xml:", StringComparison.Ordinal) : name != "xmlns";

    /// <summary>Adds one that the cursor stands on.</summary>
    public void Add(XmlCursor cursor, string name, string value)
    {
        if (!IsKept(name))
            return;
        _gathered ??= ImmutableArray.CreateBuilder<TmxAttributeValue>();
        if (_gathered.Count == Max)
            throw cursor.Refuse("unit-too-large", $"The element has more than {Max} attributes of its own.", "Export the memory again as TMX 1.4.");
        _gathered.Add(new TmxAttributeValue(name, value));
    }
}
