using System.Reflection;
using System.Text;
using Localizer.Html;

namespace Localizer.Tests.Architecture;

/// <summary>The library's public surface is one file that a person has approved: a change of it shows in review.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approved.Hold(Describe(typeof(PageExtractor).Assembly), "tests/Localizer.Tests/Architecture/PublicSurface.approved.txt");

    private static string Describe(Assembly assembly)
    {
        var surface = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            surface.Append(type.FullName).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is ConstructorInfo or (not MethodBase { IsSpecialName: true }))
                .Where(member => member.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null)
                .Select(member => member.MemberType == MemberTypes.NestedType ? $"nested {member.Name}" : member.ToString()!)
                .Where(member => !member.Contains('<', StringComparison.Ordinal) || member.Contains('(', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
            foreach (var member in members)
                surface.Append("    ").Append(member).Append('\n');
        }

        return surface.ToString();
    }
}
