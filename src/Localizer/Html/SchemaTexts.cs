using System.Collections.Frozen;

namespace Localizer.Html;

/// <summary>What a property of schema.org holds.</summary>
internal enum SchemaRole
{
    /// <summary>Data.</summary>
    None,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Terms between commas.</summary>
    Terms,
}

/// <summary>Tells which properties of schema.org's types are text, by <c>ExtractionList.txt</c>. Safe for concurrent use.</summary>
internal static class SchemaTexts
{
    private static readonly string[] Prefixes =
        ["https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/", "schema:"];

    // Each property, with the types that it is text of; none means any.
    private static readonly FrozenDictionary<string, FrozenSet<string>> Texts = ExtractionList.Of("property")
        .SelectMany(rule => rule.Names, (rule, name) => (Name: name, rule.For))
        .GroupBy(rule => rule.Name, rule => rule.For, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(types => types).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Terms = ExtractionList.Names("property-terms").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Through = ExtractionList.Names("property-through").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a value is one property with a prefix that is not schema.org's, such as <c>og:image</c>: a quick yes for most of a page's.</summary>
    public static bool HasOtherPrefix(ReadOnlySpan<byte> value) =>
        !value.IsEmpty && (value[0] | 0x20) is >= 'a' and <= 'z' and not ('s' or 'h') && value.Contains((byte)':') && NameFilter.IsPlain(value);

    /// <summary>What a property of an object of these types holds.</summary>
    /// <param name="property">The property, with or without schema.org's address or prefix.</param>
    /// <param name="types">The object's types, likewise; may be empty.</param>
    public static SchemaRole RoleOf(string property, IReadOnlyList<string> types)
    {
        property = LocalName(property);
        if (Terms.Contains(property))
            return SchemaRole.Terms;
        if (!Texts.TryGetValue(property, out var named))
            return SchemaRole.None;
        return named.Count == 0 || types.Any(type => named.Contains(LocalName(type))) ? SchemaRole.Text : SchemaRole.None;
    }

    /// <summary>Whether an object without a type that this property holds speaks for the object around it.</summary>
    public static bool IsThrough(string property) => Through.Contains(LocalName(property));

    /// <summary>Whether a property names a work beside the one at hand, in a language of its own.</summary>
    public static bool IsAnotherWork(string property) => LocalName(property) is "citation" or "isBasedOn" or "translationOfWork" or "workTranslation";

    /// <summary>Whether a type is a file of its own, such as a video: what is spoken in it stays when the page around it is translated.</summary>
    public static bool IsMedia(string type) => LocalName(type) is "AudioObject" or "MediaObject" or "VideoObject";

    private static string LocalName(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return name[prefix.Length..];
        }

        return name;
    }
}
