using System.Text;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>
/// A page that names no encoding is read by browsers as windows-1252, which is no matter while it is ASCII. Once other letters come
/// into it, it says what it is written in. A fragment is left to the page that it becomes part of.
/// </summary>
public static class EncodingDeclaration
{
    /// <summary>What has to be inserted so that browsers read the targets as they were written.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="targets">The texts that go into the page.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, IEnumerable<string> targets)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.UndeclaredEncoding is not { } encoding || map.HeadContentAt is not { } place || targets.All(text => Ascii.IsValid(text)))
            return [];
        return [new ByteEdit(new ByteRange(place, place), $"<meta charset=\"{encoding.ToLowerInvariant()}\">", Syntax: null)];
    }
}
