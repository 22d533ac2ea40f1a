using System.Collections.Frozen;
using Localizer.Model;

namespace Localizer.Exchange.Tbx;

/// <summary>The names of TBX: those of version 2 are read as their counterparts of version 3.</summary>
internal static class TbxNames
{
    /// <summary>The namespace of version 3.</summary>
    public const string Namespace = "urn:iso:std:iso:30042:ed-2";

    /// <summary>What the namespaces of data categories begin with, in the style that has an element for each (DCT).</summary>
    public const string CategoryNamespace = "http://www.tbxinfo.net/ns/";

    /// <summary>What the names of elements that are data categories themselves (DCT) begin with.</summary>
    public const char CategoryMark = '=';

    private static readonly FrozenDictionary<string, string> OldNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["martif"] = "tbx",
        ["martifHeader"] = "tbxHeader",
        ["termEntry"] = "conceptEntry",
        ["langSet"] = "langSec",
        ["tig"] = "termSec",
        ["ntig"] = "termSec",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the cursor has to know of the format.</summary>
    public static XmlFormat Format { get; } = new("tbx", MaxDepth: 32, "Give a termbase in TBX-Basic or TBX-Min, version 2 or 3.")
    {
        NameOf = static (space, name) => space switch
        {
            "" => OldNames.GetValueOrDefault(name, name),
            Namespace => name,
            _ when space.StartsWith(CategoryNamespace, StringComparison.Ordinal) => CategoryMark + name,
            _ => "",
        },
    };

    /// <summary>Elements that are data categories by their attribute <c>type</c> (DCA).</summary>
    public static FrozenSet<string> Typed { get; } =
        "termNote descrip admin transac transacNote xref ref".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The elements around them, of concepts, languages and terms.</summary>
    public static FrozenSet<string> Groups { get; } =
        "termGrp termNoteGrp descripGrp adminGrp transacGrp adminNote descripNote".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The parts of speech of TBX-Basic and TBX-Min.</summary>
    public static FrozenSet<string> PartsOfSpeech { get; } =
        "adjective noun other verb adverb properNoun".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The status that a value stands for, or <see langword="null"/> when it is none.</summary>
    /// <param name="value">The value of <c>administrativeStatus</c>, or of <c>usageStatus</c>, as TBX-Min had it before.</param>
    public static TbxStatus? StatusOf(string value) => value switch
    {
        "preferredTerm-admn-sts" or "preferred" => TbxStatus.Preferred,
        "admittedTerm-admn-sts" or "admitted" => TbxStatus.Admitted,
        "deprecatedTerm-admn-sts" or "supersededTerm-admn-sts" or "notRecommended" or "obsolete" or "deprecated" => TbxStatus.Deprecated,
        _ => null,
    };

    /// <summary>The value of a status, or <see langword="null"/> when nothing is said.</summary>
    public static string? ValueOf(TbxStatus status) => status switch
    {
        TbxStatus.Preferred => "preferredTerm-admn-sts",
        TbxStatus.Admitted => "admittedTerm-admn-sts",
        TbxStatus.Deprecated => "deprecatedTerm-admn-sts",
        _ => null,
    };
}
