using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Localizer.Html;

namespace Localizer.Tests.Architecture;

/// <summary>Which folder of the library may know which: stages know Text and Model and not each other; Pipeline knows them all.</summary>
public class ArrowTests
{
    private static readonly string[] Stages =
        ["Html", "Segmentation", "Glossaries", "InlineCodes", "Memory", "Providers", "Quality", "Locales", "Exchange", "Reports"];

    [Fact]
    public void No_folder_knows_one_that_it_must_not()
    {
        var architecture = new ArchLoader().LoadAssemblies(typeof(PageExtractor).Assembly).Build();
        var wrong = architecture.Types
            .SelectMany(type => type.Dependencies.Select(dependency => (From: type, To: dependency.Target)))
            .Where(arrow => FolderOf(arrow.From) is { } from && FolderOf(arrow.To) is { } to && from != to && !MayKnow(from, to))
            .Select(arrow => $"{arrow.From.FullName} knows {arrow.To.FullName}: move what both need down to Model, or hand it over as a value from Pipeline.")
            .Distinct()
            .ToList();
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_folders_that_the_arrows_are_about_exist()
    {
        var architecture = new ArchLoader().LoadAssemblies(typeof(PageExtractor).Assembly).Build();
        var folders = architecture.Types.Select(FolderOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        folders.ShouldBeSubsetOf([.. Stages, "Text", "Model", "Pipeline"]);
        foreach (var folder in (string[])["Text", "Model", "Html", "Segmentation", "Glossaries", "Memory", "Providers", "Locales", "Exchange", "Reports", "Pipeline"])
            folders.ShouldContain(folder);
    }

    private static bool MayKnow(string from, string to) => from switch
    {
        "Pipeline" => true,
        "Text" => false,
        "Model" => to == "Text",
        _ => to is "Text" or "Model",
    };

    private static string? FolderOf(IType type)
    {
        var parts = (type.Namespace?.FullName ?? "").Split('.');
        return parts.Length > 1 && parts[0] == "Localizer" ? parts[1] : null;
    }
}
