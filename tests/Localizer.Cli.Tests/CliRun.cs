using System.Text;

namespace Localizer.Cli.Tests;

/// <summary>A folder of its own for a test, with the command run in it; gone afterwards.</summary>
internal sealed class Workplace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("localizer-").FullName;

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = FindRepository();

    public string Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public string Write(string path, byte[] content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public byte[] ReadBytes(string path) => File.ReadAllBytes(Path.Combine(Folder, path));

    public bool Exists(string path) => Path.Exists(Path.Combine(Folder, path));

    /// <summary>Copies the sample articles with their configuration, glossary and memory.</summary>
    public Workplace WithSamples()
    {
        foreach (var part in (string[])["articles", "glossaries", "memories", "localizer.json"])
        {
            var source = Path.Combine(Repository, part);
            foreach (var file in File.Exists(source) ? [source] : Directory.GetFiles(source, "*", SearchOption.AllDirectories))
                Write(Path.GetRelativePath(Repository, file), File.ReadAllBytes(file));
        }

        return this;
    }

    /// <summary>The environment that the command sees; the machine's own is none of its business.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The clock that the command sees.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whether messages go to a terminal, which progress is drawn on.</summary>
    public bool IsErrorTerminal { get; set; }

    /// <summary>Runs the command in the folder.</summary>
    public async Task<CliResult> RunAsync(params string[] args) => await RunAsync([], args);

    /// <summary>Runs the command in the folder with standard input.</summary>
    public async Task<CliResult> RunAsync(byte[] input, string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        await using var text = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true };
        var code = await CommandLine.RunAsync(args, new CommandContext
        {
            CurrentFolder = Folder,
            Input = new MemoryStream(input),
            OutputStream = output,
            Output = text,
            Error = error,
            Variable = name => Variables.GetValueOrDefault(name),
            Time = Time,
            IsErrorTerminal = IsErrorTerminal,
        });
        return new CliResult(code, output.ToArray(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Localizer.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}

/// <summary>What a run of the command came to.</summary>
internal sealed record CliResult(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);
}
