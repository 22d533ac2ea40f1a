namespace Localizer.Cli.Tests.Docs;

/// <summary>A page of the documentation that is made from the code. Where they differ, what the code says is left beside the page as <c>.received</c>.</summary>
internal static class ApprovedDocument
{
    public static void Hold(string actual, string relativePath)
    {
        var file = Path.Combine(Workplace.Repository, relativePath);
        var received = Path.ChangeExtension(file, ".received.md");
        if (File.Exists(file) && File.ReadAllText(file) == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(received, actual);
        Assert.Fail($"{relativePath} is not what the code says. Compare it with {Path.GetFileName(received)} beside it; rename that one if it is right.");
    }
}
