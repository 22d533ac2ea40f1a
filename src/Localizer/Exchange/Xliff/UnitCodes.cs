using System.Globalization;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>The inline codes of a unit while it is written: which have data, and which have their partner in the unit.</summary>
internal sealed class UnitCodes
{
    private readonly HashSet<InlineCode> _withData;
    private readonly HashSet<InlineCode> _inSources;
    private readonly HashSet<InlineCode> _inTargets;
    private readonly Dictionary<InlineCode, int> _writtenInTargets = [];
    private readonly IReadOnlyDictionary<int, CodeTraits> _traits;

    /// <summary>Looks through a unit.</summary>
    public UnitCodes(XliffUnit unit)
    {
        _withData = [.. unit.Data.Select(data => data.Code)];
        _traits = unit.Traits;
        _inSources = [.. unit.Parts.SelectMany(part => part.Source.Codes).Select(placed => placed.Code)];
        _inTargets = [.. unit.Parts.SelectMany(part => part.Target?.Codes ?? []).Select(placed => placed.Code)];
    }

    /// <summary>The id of a code's data.</summary>
    public static string DataIdOf(InlineCode code) =>
        string.Create(CultureInfo.InvariantCulture, $"d{code.Id}{(code.Kind == CodeKind.Closing ? "e" : "")}");

    /// <summary>The codes of a source.</summary>
    public Side OfSource() => new(this, _inSources, []);

    /// <summary>The codes of a target, where the same one may stand several times.</summary>
    public Side OfTarget() => new(this, _inTargets, _writtenInTargets);

    /// <summary>The sources or the targets of a unit.</summary>
    /// <param name="codes">The unit's codes.</param>
    /// <param name="present">The codes on this side.</param>
    /// <param name="written">How often each was written.</param>
    internal sealed class Side(UnitCodes codes, HashSet<InlineCode> present, Dictionary<InlineCode, int> written)
    {
        /// <summary>Whether a code has data.</summary>
        public bool HasData(InlineCode code) => codes._withData.Contains(code);

        /// <summary>What may be done with a code.</summary>
        public CodeTraits TraitsOf(InlineCode code) => codes._traits.GetValueOrDefault(code.Id, CodeTraits.OfFormatting);

        /// <summary>Whether the other code of a pair is in the unit.</summary>
        public bool HasPartner(InlineCode code) =>
            present.Contains(code with { Kind = code.Kind == CodeKind.Opening ? CodeKind.Closing : CodeKind.Opening });

        /// <summary>The number of a code's appearance, from 1.</summary>
        public int Count(InlineCode code) => written[code] = written.GetValueOrDefault(code) + 1;
    }
}
