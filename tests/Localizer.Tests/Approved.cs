namespace Localizer.Tests;

/// <summary>
/// Whole outputs that a person has approved: files beside the tests. A difference fails the test and leaves the new output beside the
/// approved one, as <c>.received</c>, to be compared and, if it is right, renamed.
/// </summary>
internal static class Approved
{
    /// <summary>Holds a text against an approved file of the repository.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="relativePath">The file, from the repository's root.</param>
    public static void Hold(string actual, string relativePath)
    {
        var file = Path.Combine(Corpus.RepositoryRoot, relativePath);
        var normalized = actual.Replace("\r\n", "\n", StringComparison.Ordinal);
        var received = Path.ChangeExtension(file, ".received" + Path.GetExtension(file));
        if (File.Exists(file) && File.ReadAllText(file) == normalized)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(received, normalized);
        Assert.Fail($"{relativePath} is not what came out. Compare it with {Path.GetFileName(received)} beside it; rename that one if it is right.");
    }
}
