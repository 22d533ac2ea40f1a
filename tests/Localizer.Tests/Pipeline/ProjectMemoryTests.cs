using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Microsoft.Data.Sqlite;

namespace Localizer.Tests.Pipeline;

/// <summary>The memory of a project follows its files, and is made again when it is missing or damaged.</summary>
public sealed class ProjectMemoryTests : IDisposable
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private readonly TemporaryFiles _files = new();
    private readonly List<Diagnostic> _said = [];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_file_is_read_once_and_again_when_it_changes()
    {
        var file = Tmx("m.tmx", ("a", "một"), ("b", "hai"));
        using (var memory = Open(file))
            TargetOf(memory, "a").ShouldBe("một");

        // The same bytes: were they read again, the warning would be said again.
        _said.Clear();
        using (var memory = Open(file))
            TargetOf(memory, "b").ShouldBe("hai");
        _said.ShouldBeEmpty();

        Tmx("m.tmx", ("a", "một mới"));
        using (var memory = Open(file))
        {
            TargetOf(memory, "a").ShouldBe("một mới");
            TargetOf(memory, "b").ShouldBeNull();
            memory.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Another_text_under_the_same_hash_is_no_match()
    {
        var file = Tmx("m.tmx", ("a", "một"), ("b", "hai"));
        Open(file).Dispose();
        Run("UPDATE sources SET text = 'c' WHERE text = 'a'");

        using var memory = Open(file);

        TargetOf(memory, "a").ShouldBeNull();
        TargetOf(memory, "b").ShouldBe("hai");
        memory.FindBest(Vietnamese, [new MemoryQuery(new CodedText("a")), new MemoryQuery(new CodedText("b"))]).Select(match => match?.Target.Text).ShouldBe([null, "hai"]);
    }

    [Fact]
    public void A_file_that_is_not_named_serves_nobody_and_the_last_one_named_goes_first()
    {
        var (one, two) = (Tmx("1.tmx", ("a", "of one")), Tmx("2.tmx", ("a", "of two")));
        using (var memory = Open(one, two))
            TargetOf(memory, "a").ShouldBe("of two");
        using (var memory = Open(two, one))
            TargetOf(memory, "a").ShouldBe("of one");
        using (var memory = Open(two))
        {
            TargetOf(memory, "a").ShouldBe("of two");
            memory.Count.ShouldBe(1);
        }

        using (var memory = Open())
            TargetOf(memory, "a").ShouldBeNull();
    }

    [Fact]
    public void What_was_imported_serves_every_run_and_changes_the_hash_of_what_is_served()
    {
        var (named, imported) = (Tmx("1.tmx", ("a", "named")), Tmx("2.tmx", ("b", "imported")));
        long before;
        using (var memory = Open(named))
        {
            before = memory.ServedHash;
            ProjectMemory.Import(memory, Place, imported, English, _said.Add).ShouldBe(1);
        }

        using var again = Open(named);
        TargetOf(again, "b").ShouldBe("imported");
        again.ServedHash.ShouldNotBe(before);
    }

    [Fact]
    public void A_read_that_failed_is_made_good_by_the_next_one()
    {
        using var memory = Open(Tmx("m.tmx", ("export rules", "quy định xuất khẩu")));
        Func<int>[] reads =
        [
            () => memory.FindExact(Vietnamese, [new MemoryQuery(new CodedText("export rules"))]).Count(match => match is not null),
            () => memory.FindBest(Vietnamese, [new MemoryQuery(new CodedText("export rules"))]).Count(match => match is not null),
            () => memory.FindFuzzy(Vietnamese, new CodedText("export rules"), 0.7, 1).Length,
            () => memory.FindSubsegments(Vietnamese, new CodedText("The export rules changed."), 1).Length,
        ];
        foreach (var read in reads)
        {
            read().ShouldBe(1);
            Run("ALTER TABLE targets RENAME TO gone");
            Should.Throw<BadInputException>(() => read()).Diagnostic.Message.ShouldContain("no such table");
            Run("ALTER TABLE gone RENAME TO targets");

            read().ShouldBe(1);
        }
    }

    [Fact]
    public void An_import_that_fails_leaves_nothing_behind()
    {
        using var memory = Open(Tmx("m.tmx", ("a", "một")));
        var whole = Tmx("n.tmx", ("b", "hai"), ("c", "ba"));
        var content = File.ReadAllText(whole.FullPath);
        File.WriteAllText(whole.FullPath, content.Replace("</body>", "<tu>", StringComparison.Ordinal));
        Should.Throw<BadInputException>(() => ProjectMemory.Import(memory, Place, whole, English, _said.Add));

        // What is written next takes nothing of it along.
        TargetOf(memory, "a").ShouldBe("một");
        (Number("SELECT count(*) FROM files"), Number("SELECT count(*) FROM sources"), Number("SELECT count(*) FROM targets")).ShouldBe((1, 1, 1));

        File.WriteAllText(whole.FullPath, content);
        ProjectMemory.Import(memory, Place, whole, English, _said.Add).ShouldBe(2);
        (Number("SELECT count(*) FROM files"), Number("SELECT count(*) FROM sources"), Number("SELECT count(*) FROM targets")).ShouldBe((2, 3, 3));
        memory.FindFuzzy(Vietnamese, new CodedText("a"), 0.7, 1).ShouldHaveSingleItem().Best.Target.Text.ShouldBe("một");
    }

    [Fact]
    public void A_copy_has_what_a_log_beside_the_file_holds()
    {
        using var memory = Open(Tmx("m.tmx", ("a", "một")));
        File.Exists(Place.File + "-wal").ShouldBeTrue();
        using var copy = new SqliteConnection("Data Source=:memory:");
        copy.Open();

        ReadOnlyDatabase.CopyTo(Place.File, copy);

        using var count = copy.CreateCommand();
        count.CommandText = "SELECT count(*) FROM targets";
        count.ExecuteScalar().ShouldBe(1L);
    }

    [Fact]
    public void What_was_copied_is_not_kept_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has open is listed on Linux alone.");
        using (Open(Tmx("m.tmx", ("a", "một"))))
        {
        }

        using var copy = new SqliteConnection("Data Source=:memory:");
        copy.Open();

        ReadOnlyDatabase.CopyTo(Place.File, copy);

        Directory.GetFiles("/proc/self/fd").Select(handle => new FileInfo(handle).LinkTarget).ShouldNotContain(Path.GetFullPath(Place.File));
    }

    [Fact]
    public void An_import_leaves_alone_what_another_one_is_writing()
    {
        var file = Tmx("m.tmx", ("a", "một"));
        using var memory = Open(Tmx("n.tmx", ("b", "hai")));
        var folder = Path.GetDirectoryName(Place.File)!;
        var (written, abandoned) = (Path.Combine(folder, $".memory.txt.{Guid.NewGuid():N}.tmp"), Path.Combine(folder, $".memory.txt.{Guid.NewGuid():N}.tmp"));
        File.WriteAllText(abandoned, "half");
        using var other = new FileStream(written, FileMode.CreateNew, FileAccess.Write, FileShare.None);

        ProjectMemory.Import(memory, Place, file, English, _said.Add);

        File.Exists(written).ShouldBeTrue("the other import moves it in place when it is whole");
        File.Exists(abandoned).ShouldBeFalse();
    }

    [Fact]
    public async Task Imports_that_end_at_once_are_all_on_the_list()
    {
        const int Memories = 4;
        Open(Tmx("n.tmx", ("b", "hai"))).Dispose();
        var names = Enumerable.Range(0, 10 * Memories).Select(i => $"import {i}.tmx").ToList();
        using var start = new Barrier(Memories);

        await Task.WhenAll(Enumerable.Range(0, Memories).Select(one => Task.Factory.StartNew(
            () =>
            {
                using var memory = Open();
                try
                {
                    foreach (var name in names.Where((_, i) => i % Memories == one))
                    {
                        start.SignalAndWait(TestContext.Current.CancellationToken);
                        MemoryImports.Add(Place, memory, name);
                    }
                }
                finally
                {
                    start.RemoveParticipant();
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        MemoryImports.Of(Place).ShouldNotBeNull().ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public void What_the_list_lacks_of_the_imports_is_added_when_the_memory_is_opened()
    {
        var (one, two) = (Tmx("one.tmx", ("a", "một")), Tmx("two.tmx", ("b", "hai")));
        var named = Tmx("n.tmx", ("c", "ba"));
        using (var memory = Open(named))
        {
            ProjectMemory.Import(memory, Place, one, English, _said.Add);
            ProjectMemory.Import(memory, Place, two, English, _said.Add);
        }

        // An import that was killed left the list without its file, and a hand left another twice.
        var list = Path.ChangeExtension(Place.File, ".txt");
        File.WriteAllLines(list, ["one.tmx", "one.tmx"]);
        Open(named).Dispose();

        MemoryImports.Of(Place).ShouldBe(["one.tmx", "two.tmx"]);
    }

    [Fact]
    public void A_list_that_cannot_be_written_leaves_the_memory_to_others()
    {
        var (file, named) = (Tmx("one.tmx", ("a", "một")), Tmx("n.tmx", ("c", "ba")));
        using var memory = Open(named);
        var list = Path.ChangeExtension(Place.File, ".txt");
        File.Delete(list);
        Directory.CreateDirectory(list);

        Should.Throw<BadInputException>(() => ProjectMemory.Import(memory, Place, file, English, _said.Add));

        Directory.Delete(list);
        using var other = Open(named);
        ProjectMemory.Import(other, Place, file, English, _said.Add);
        MemoryImports.Of(Place).ShouldBe(["one.tmx"]);
    }

    [Theory]
    [InlineData("no database at all")]
    [InlineData("")]
    [InlineData(null)]
    public void A_damaged_memory_is_made_again_and_that_is_said(string? content)
    {
        var file = Tmx("m.tmx", [.. Enumerable.Range(0, 500).Select(i => ($"source {i} of many words", $"đích {i}"))]);
        Open(file).Dispose();
        if (content is not null)
        {
            File.WriteAllText(Place.File, content);
        }
        else
        {
            using var cut = new FileStream(Place.File, FileMode.Open);
            cut.SetLength(cut.Length / 2);
        }

        _said.Clear();
        using var memory = Open(file);

        TargetOf(memory, "source 7 of many words").ShouldBe("đích 7");
        _said.ShouldContain(said => said.Id == "memory-rebuilt" && said.Severity == Severity.Warning);
    }

    [Fact]
    public void A_memory_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        var file = Tmx("m.tmx", ("a", "một"));
        Open(file).Dispose();
        Run("PRAGMA user_version = 99");

        var before = File.ReadAllBytes(Place.File);

        Should.Throw<BadInputException>(() => Open(file)).Diagnostic.Id.ShouldBe("memory-newer");
        File.ReadAllBytes(Place.File).ShouldBe(before);
    }

    [Fact]
    public void A_memory_of_the_version_before_is_taken_over_with_what_was_imported()
    {
        var (named, imported) = (Tmx("1.tmx", ("a", "một"), ("b", "hai")), Tmx("2.tmx", ("b", "hai khác"), ("c 3", "ba 3")));
        using (var memory = Open(named))
            ProjectMemory.Import(memory, Place, imported, English, _said.Add);
        _said.Clear();
        Run("""
            CREATE INDEX sources_by_hash ON sources (hash);
            ALTER TABLE batches DROP COLUMN hashes;
            PRAGMA user_version = 1;
            """);
        File.Delete(imported.FullPath);

        using (var memory = Open(named))
        {
            TargetOf(memory, "a").ShouldBe("một");
            TargetOf(memory, "c 3").ShouldBe("ba 3");
            memory.Add(English, Vietnamese, new CodedText("a"), new CodedText("một nữa"), new MemoryOrigin("3"));
            memory.Add(English, Vietnamese, new CodedText("d"), new CodedText("bốn"), new MemoryOrigin("3"));
            TargetOf(memory, "d").ShouldBe("bốn");
        }

        _said.ShouldBeEmpty("it is not made again");
        Number("SELECT count(*) FROM sources").ShouldBe(4, "a source stands once");
        Number("PRAGMA user_version").ShouldBe(2);
    }

    [Fact]
    public void What_another_process_writes_and_compacts_is_found()
    {
        using var memory = Open(Tmx("m.tmx", ("a", "một")));
        TargetOf(memory, "a").ShouldBe("một");
        using (var other = Open(Tmx("m.tmx", ("a", "một"))))
        {
            other.Add(English, Vietnamese, new CodedText("b"), new CodedText("hai"), new MemoryOrigin("m.tmx"));
            other.Compact();
            TargetOf(other, "b").ShouldBe("hai");
        }

        (TargetOf(memory, "a"), TargetOf(memory, "b")).ShouldBe(("một", "hai"));
    }

    [Fact]
    public void An_import_that_broke_off_is_begun_again()
    {
        var file = Tmx("m.tmx", ("a", "một"));
        var whole = File.ReadAllText(file.FullPath);
        File.WriteAllText(file.FullPath, whole.Replace("</body>", "<tu><broken", StringComparison.Ordinal));
        Should.Throw<BadInputException>(() => Open(file)).Diagnostic.Id.ShouldBe("tmx-not-well-formed");

        File.WriteAllText(file.FullPath, whole);
        using var memory = Open(file);
        TargetOf(memory, "a").ShouldBe("một");
        memory.Count.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_was_last_changed_long_ago_is_known_without_reading_it_and_a_newer_one_is_read()
    {
        var file = Tmx("m.tmx", ("a", "một"));
        var text = File.ReadAllText(file.FullPath);
        Touch(file, "2024-01-01");
        Open(file).Dispose();
        Open(file).Dispose();

        // As long and as old as before: what nobody can do but on purpose, and what shows that it is not read.
        File.WriteAllText(file.FullPath, text.Replace("một", "mốt", StringComparison.Ordinal));
        Touch(file, "2024-01-01");
        using (var memory = Open(file))
            TargetOf(memory, "a").ShouldBe("một");

        Touch(file, "2024-01-02");
        using (var memory = Open(file))
            TargetOf(memory, "a").ShouldBe("mốt");

        static void Touch(NamedFile file, string date) =>
            File.SetLastWriteTimeUtc(file.FullPath, DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nothing_is_made_when_nothing_is_named()
    {
        Open().Dispose();

        File.Exists(Place.File).ShouldBeFalse();
    }

    [Theory]
    [InlineData("source,vi,who\na,một,Lan\n'=b,hai,\n,x,\n", "a", "một", "Lan")]
    [InlineData("en;vi;es\r\n\"a;b\";một;uno\r\n", "a;b", "một", null)]
    [InlineData("source\tvi\na\tmột\n", "a", "một", null)]
    public void Tables_are_memories(string table, string source, string target, string? who)
    {
        using var memory = MemoryFile.Load([new NamedFile(_files.Add("m.csv", table), "m.csv")], English);

        memory.TryFindExact(Vietnamese, new CodedText(source), out var match).ShouldBeTrue();
        match!.Target.Text.ShouldBe(target);
        match.Origin.Who.ShouldBe(who);
    }

    [Theory]
    [InlineData("source,nonsense\na,b\n", "m.csv:1:8: error memory-column:")]
    [InlineData("vi,es\na,b\n", "m.csv:1:1: error memory-columns:")]
    [InlineData("source\na\n", "m.csv:1:1: error memory-columns:")]
    public void A_table_without_source_or_target_is_refused_with_its_place(string table, string message) =>
        Should.Throw<BadInputException>(() => MemoryFile.Load([new NamedFile(_files.Add("m.csv", table), "m.csv")], English))
            .Diagnostic.ToString().ShouldStartWith(message);

    private MemoryPlace Place => new(Path.Combine(_files.Path("."), ".localizer", "memory.db"), ".localizer/memory.db", _files.Path("."));

    private static string? TargetOf(TranslationMemory memory, string source) =>
        memory.TryFindExact(Vietnamese, new CodedText(source), out var match) ? match.Target.Text : null;

    private void Run(string sql) => Ask(sql, command => command.ExecuteNonQuery());

    private long Number(string sql) => Ask(sql, command => (long)command.ExecuteScalar()!);

    private T Ask<T>(string sql, Func<SqliteCommand, T> ask)
    {
        using var connection = new SqliteConnection($"Data Source={Place.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return ask(command);
    }

    private TranslationMemory Open(params NamedFile[] files) => ProjectMemory.Open(Place, files, English, _said.Add);

    private NamedFile Tmx(string name, params (string Source, string Target)[] pairs) => new(
        _files.Add(
            name,
            "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='xx-wrong'><seg>w</seg></tuv></tu>"
            + string.Concat(pairs.Select(pair => $"<tu><tuv xml:lang='en'><seg>{pair.Source}</seg></tuv><tuv xml:lang='vi'><seg>{pair.Target}</seg></tuv></tu>"))
            + "</body></tmx>"),
        name);
}
