using System.CommandLine;
using System.IO.Hashing;
using System.Text;
using Localizer.Pipeline;

namespace Localizer.Cli.Commands;

/// <summary>A hash of what a run was asked for: while it stays, an unchanged page stays as it is.</summary>
internal static class SettingsHash
{
    /// <summary>Hashes the command line, where it was given, and the files that settings come from.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="currentFolder">The folder that it was given in.</param>
    /// <param name="projectFolder">The project's folder, which all others are seen from: what CI keeps serves in another place.</param>
    /// <param name="files">The files.</param>
    /// <param name="memory">A hash of the files that the memory serves from.</param>
    public static UInt128 Of(ParseResult parsed, string currentFolder, string projectFolder, IEnumerable<NamedFile> files, long memory)
    {
        var hash = new XxHash128();
        foreach (var text in parsed.Tokens.Select(token => token.Value).Append(Path.GetRelativePath(projectFolder, currentFolder)))
            hash.Append(Encoding.UTF8.GetBytes($"{text}\n"));
        foreach (var file in files)
        {
            hash.Append(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(projectFolder, file.FullPath)}\n"));
            hash.Append(XxHash128.Hash(InputFile.Read(file.FullPath, file.ShownAs)));
        }

        hash.Append(BitConverter.GetBytes(memory));
        return hash.GetCurrentHashAsUInt128();
    }
}
