using System.Security.Cryptography.X509Certificates;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.DeepL;
using Microsoft.Data.Sqlite;

namespace Localizer.Cli.Tests.Doctor;

/// <summary>How each kind of trouble is provoked.</summary>
internal static class TroubleCases
{
    private const string Key = "emulator-key";
    private const string Pseudo = "\"provider\": \"pseudo\"";
    private const string Record = "translations/vi/a.html.xlf";

    /// <summary>The cases, by the kind's id.</summary>
    public static IReadOnlyDictionary<string, Func<Task<TroubleCase>>> All { get; } = new Dictionary<string, Func<Task<TroubleCase>>>(StringComparer.Ordinal)
    {
        ["configuration-unknown-key"] = () => Of(TroubleCase.Healthy("\"providers\": { \"azure\": { \"tire\": \"S1\" } }")),
        ["configuration-invalid"] = () => Of(TroubleCase.Healthy("\"jobs\": 99"), "Leave it out", trouble => trouble.Configure()),
        ["file-missing"] = () => Of(TroubleCase.Healthy("\"glossaries\": [\"terms/tems.csv\"]"), trouble => trouble.Place.Write("terms/terms.csv", "source,vi\nchip,con chip\n")),
        ["glossary-unusable"] = () => Of(
            TroubleCase.Healthy("\"glossaries\": [\"g.csv\"]"), trouble => trouble.Place.Write("g.csv", "source,Tiếng Việt\nchip,con chip\n"),
            "Name it by a locale such as vi", trouble => trouble.Place.Write("g.csv", trouble.Place.Read("g.csv").Replace("Tiếng Việt", "vi", StringComparison.Ordinal))),
        ["glossary-locale-unused"] = UnusedLocale,
        ["memory-unusable"] = () => Of(
            TroubleCase.Healthy("\"memories\": [\"m.tmx\"]"), trouble => trouble.Place.Write("m.tmx", "<?xml version=\"1.0\"?><tmx version=\"2.0\"/>"),
            "take \"m.tmx\" out of 'memories'", trouble => trouble.Configure("\"memories\": []")),
        ["no-pages"] = () => Of(
            TroubleCase.Healthy(), trouble => File.Move(Path.Combine(trouble.Place.Folder, "articles/a.html"), Path.Combine(trouble.Place.Folder, "articles/a.txt")),
            "Put pages there", trouble => trouble.Page("b.html")),
        ["output-unwritable"] = () => Of(TroubleCase.Healthy(), trouble => trouble.Place.Write("output", "A file.")),
        ["state-unwritable"] = () => Of(TroubleCase.Healthy(), trouble => trouble.Place.Write(".localizer", "A file.")),
        ["journal-unusable"] = () => Of(TroubleCase.Healthy(), NewerJournal),
        ["memory-index-newer"] = () => WithIndexAsync(file => RunSql(file, "PRAGMA user_version = 99")),
        ["memory-index-damaged"] = () => WithIndexAsync(file => File.WriteAllText(file, "no database at all")),
        ["project-busy"] = Busy,
        ["record-unreadable"] = UnreadableRecord,
        ["record-without-page"] = async () =>
        {
            var trouble = TroubleCase.Healthy(Pseudo);
            trouble.Page("gone.html");
            await trouble.TranslateAsync();
            File.Delete(Path.Combine(trouble.Place.Folder, "articles/gone.html"));
            return trouble;
        },
        ["page-without-record"] = async () =>
        {
            var trouble = TroubleCase.Healthy(Pseudo);
            await trouble.TranslateAsync();
            trouble.Page("new.html");
            return trouble;
        },
        ["output-edited"] = async () =>
        {
            var trouble = TroubleCase.Healthy("\"memories\": [\"m.tmx\"]");
            trouble.Place.Write("m.tmx", Memory);
            await trouble.TranslateAsync();
            trouble.Place.Write("output/vi/a.html", trouble.Place.Read("output/vi/a.html").Replace("Xin chào", "Chào bạn", StringComparison.Ordinal));
            return trouble;
        },
        ["state-not-ignored"] = () => Of(TroubleCase.Healthy(), trouble => trouble.Git("init", "-q")),
        ["records-ignored"] = () => Of(TroubleCase.Healthy(), trouble =>
        {
            trouble.Git("init", "-q");
            trouble.Place.Write(".gitignore", ".localizer/\ntranslations/\n");
        }),
        ["provider-unknown"] = () => Of(TroubleCase.Healthy("\"provider\": \"psuedo\"")),
        ["budget-missing"] = () => DeepLAsync(set: trouble => trouble.Place.Variables["CI"] = "true"),
        ["proxy-dead"] = () => DeepLAsync(set: trouble => trouble.Place.Variables["HTTPS_PROXY"] = "http://user:pa55word@127.0.0.1:9"),
        ["key-missing"] = () => DeepLAsync(set: trouble =>
        {
            trouble.Place.Variables.Remove("DEEPL_AUTH_KEY");
            trouble.Values["VALUE"] = Key;
        }),
        ["address-unusable"] = () => DeepLAsync(set: trouble =>
        {
            var right = trouble.Place.Variables["DEEPL_SERVER_URL"];
            trouble.Place.Variables["DEEPL_SERVER_URL"] = "the usual one";
            trouble.ByHand = ("Give one that begins with https://, or with http:// on this machine.", () => Do(() => trouble.Place.Variables["DEEPL_SERVER_URL"] = right));
        }),
        ["service-unreachable"] = () => DeepLAsync(set: trouble =>
        {
            var right = trouble.Place.Variables["DEEPL_SERVER_URL"];
            trouble.Place.Variables["DEEPL_SERVER_URL"] = "http://127.0.0.1:9";
            trouble.ByHand = ("Correct DEEPL_SERVER_URL", () => Do(() => trouble.Place.Variables["DEEPL_SERVER_URL"] = right));
        }),
        ["certificate-untrusted"] = UntrustedAsync,
        ["clock-skewed"] = () => DeepLAsync(set: trouble =>
        {
            trouble.Place.Time = new SkewedTime(TimeSpan.FromMinutes(10));
            trouble.ByHand = ("`timedatectl set-ntp true`", () => Do(() => trouble.Place.Time = TimeProvider.System));
        }),
        ["key-refused"] = () => DeepLAsync(set: trouble =>
        {
            trouble.Place.Variables["DEEPL_AUTH_KEY"] = "another";
            trouble.ByHand = ("Set the key that the service shows", () => Do(() => trouble.Place.Variables["DEEPL_AUTH_KEY"] = Key));
        }),
        ["key-or-region-refused"] = WrongRegionAsync,
        ["quota-spent"] = () => DeepLAsync(new DeepLOptions { FreeCharacters = 3 }, RaiseLimit),
        ["quota-low"] = () => DeepLAsync(new DeepLOptions { CharacterLimit = 5 }, RaiseLimit),
        ["service-failing"] = () => DeepLAsync(
            new DeepLOptions { Rule = _ => new Fault.Status(503) },
            trouble => trouble.ByHand = ("else run again later", async () => await ReplaceAsync(trouble, new DeepLOptions()))),
    };

    private const string Memory = """
        <?xml version="1.0"?><tmx version="1.4"><header srclang="en" segtype="sentence" datatype="html" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
        <tu><tuv xml:lang="en"><seg>Hello from a.html.</seg></tuv><tuv xml:lang="vi"><seg>Xin chào từ a.html.</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>a.html</seg></tuv><tuv xml:lang="vi"><seg>a.html</seg></tuv></tu></body></tmx>
        """;

    private static Task<TroubleCase> Of(TroubleCase trouble, Action<TroubleCase>? provoke = null, string words = "", Action<TroubleCase>? follow = null)
    {
        provoke?.Invoke(trouble);
        trouble.ByHand = (words, () => Do(() => follow?.Invoke(trouble)));
        return Task.FromResult(trouble);
    }

    private static Task<TroubleCase> Of(TroubleCase trouble, string words, Action<TroubleCase> follow) => Of(trouble, null, words, follow);

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task<TroubleCase> UnusedLocale()
    {
        var trouble = TroubleCase.Healthy(Pseudo + ", \"glossaries\": [\"g.csv\"]");
        trouble.Place.Write("g.csv", "source,vi,de\nchip,con chip,Chip\n");
        await trouble.TranslateAsync();
        return trouble;
    }

    /// <summary>A project with an index of its memory that something happened to.</summary>
    public static async Task<TroubleCase> WithIndexAsync(Action<string> damage)
    {
        var trouble = TroubleCase.Healthy("\"memories\": [\"m.tmx\"]");
        trouble.Place.Write("m.tmx", Memory);
        await trouble.TranslateAsync();
        damage(Path.Combine(trouble.Place.Folder, ".localizer/memory.db"));
        return trouble;
    }

    private static void NewerJournal(TroubleCase trouble)
    {
        Directory.CreateDirectory(Path.Combine(trouble.Place.Folder, ".localizer"));
        RunSql(Path.Combine(trouble.Place.Folder, ".localizer/journal.db"), "CREATE TABLE answers (x); PRAGMA user_version = 99");
    }

    private static void RunSql(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<TroubleCase> Busy()
    {
        var trouble = TroubleCase.Healthy(Pseudo);
        await trouble.TranslateAsync();
        var run = trouble.Hold(new FileStream(Path.Combine(trouble.Place.Folder, ".localizer/lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        trouble.ByHand = ("Wait for it to end", () => Do(run.Dispose));
        return trouble;
    }

    private static async Task<TroubleCase> UnreadableRecord()
    {
        var trouble = TroubleCase.Healthy(Pseudo);
        trouble.Git("init", "-q");
        trouble.Place.Write(".gitignore", ".localizer/\n");
        await trouble.TranslateAsync();
        trouble.Git("add", "-A");
        trouble.Git("commit", "-q", "-m", "Translate");
        trouble.Place.Write(Record, "<<<<<<< ours\n" + trouble.Place.Read(Record));
        return trouble;
    }

    private static async Task<TroubleCase> DeepLAsync(DeepLOptions? options = null, Action<TroubleCase>? set = null)
    {
        var trouble = TroubleCase.Healthy("\"provider\": \"deepl\"");
        await ReplaceAsync(trouble, options ?? new DeepLOptions());
        trouble.Place.Variables["DEEPL_AUTH_KEY"] = Key;
        set?.Invoke(trouble);
        return trouble;
    }

    private static async Task ReplaceAsync(TroubleCase trouble, DeepLOptions options) =>
        trouble.Place.Variables["DEEPL_SERVER_URL"] = $"{trouble.Keep(await DeepLEmulator.StartAsync(options)).Endpoint}";

    private static void RaiseLimit(TroubleCase trouble) =>
        trouble.ByHand = ("Raise the limit at the service", () => ReplaceAsync(trouble, new DeepLOptions { CharacterLimit = 1_000_000 }));

    private static async Task<TroubleCase> WrongRegionAsync()
    {
        var trouble = TroubleCase.Healthy("\"provider\": \"azure\"");
        trouble.Place.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{trouble.Keep(await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Region = "westeurope" })).Endpoint}";
        trouble.Place.Variables["AZURE_TRANSLATOR_KEY"] = Key;
        trouble.Place.Variables["AZURE_TRANSLATOR_REGION"] = "eastus";
        trouble.Values["=REGION"] = "=westeurope";
        return trouble;
    }

    private static async Task<TroubleCase> UntrustedAsync()
    {
        var trouble = TroubleCase.Healthy("\"provider\": \"deepl\"");
        var service = trouble.Keep(await DeepLEmulator.StartAsync(new DeepLOptions { Tls = true }));
        trouble.Place.Variables["DEEPL_SERVER_URL"] = $"{service.Endpoint}";
        trouble.Place.Variables["DEEPL_AUTH_KEY"] = Key;
        trouble.Values["=FILE"] = "=" + trouble.Place.Write("company.pem", service.Certificate!.ExportCertificatePem());
        trouble.InOwnProcess = true;
        return trouble;
    }

    /// <summary>A clock that goes right and was set wrong.</summary>
    private sealed class SkewedTime(TimeSpan skew) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + skew;
    }
}
