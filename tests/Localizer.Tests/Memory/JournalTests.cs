using System.Security.Cryptography;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Tests.Pipeline;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Memory;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task An_answer_is_on_disk_when_adding_it_ends()
    {
        await using var journal = Open();

        await journal.AddAsync([Entry(1, "Xin chào"), Entry(2, "Tạm biệt")]);

        Read("SELECT group_concat(answer, '|') FROM (SELECT answer FROM answers ORDER BY answer)").ShouldBe("Tạm biệt|Xin chào");
        Read("SELECT count(*) FROM answers WHERE unit_key = 'page#u1/s1' AND rung = 1 AND billed = 12 AND time = 946684800000").ShouldBe(2L);
    }

    [Fact]
    public async Task An_answer_is_found_at_once_and_after_the_journal_was_opened_again()
    {
        await using (var journal = Open())
        {
            journal.Find(KeyOf(1)).ShouldBeNull();
            await journal.AddAsync([Entry(1, "Xin chào")]);
            journal.Find(KeyOf(1)).ShouldBe("Xin chào");
        }

        await using var again = Open();
        again.Find(KeyOf(1)).ShouldBe("Xin chào");
        again.Find(KeyOf(2)).ShouldBeNull();
    }

    [Fact]
    public async Task Answers_that_come_together_are_all_kept()
    {
        await using var journal = Open();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            () => journal.AddAsync([Entry(i, $"{i}"), Entry(1_000 + i, $"{1_000 + i}")]), TestContext.Current.CancellationToken)));

        for (var i = 0; i < 200; i++)
        {
            journal.Find(KeyOf(i)).ShouldBe($"{i}");
            journal.Find(KeyOf(1_000 + i)).ShouldBe($"{1_000 + i}");
        }
    }

    [Fact]
    public async Task A_later_answer_to_a_question_takes_the_earlier_ones_place()
    {
        await using var journal = Open();

        await journal.AddAsync([Entry(1, "old")]);
        await journal.AddAsync([Entry(1, "new")]);

        journal.Find(KeyOf(1)).ShouldBe("new");
        Read("SELECT sum(billed) FROM answers").ShouldBe(24L, "both were paid for");
    }

    [Fact]
    public async Task Answers_are_found_before_and_after_the_index_takes_them()
    {
        const int Answers = 18_500;
        await using (var journal = Open())
        {
            for (var first = 0; first < Answers; first += 500)
                await journal.AddAsync([.. Enumerable.Range(first, 500).Select(i => Entry(i, $"{i}"))]);
            for (var i = 0; i < Answers; i++)
                journal.Find(KeyOf(i)).ShouldBe($"{i}");
            await journal.AddAsync([Entry(3, "later")]);
            journal.Find(KeyOf(3)).ShouldBe("later");
            Read("SELECT row FROM indexed").ShouldBeOfType<long>().ShouldBeInRange(JournalFile.FewestToIndexMeanwhile, JournalFile.FewestToIndexMeanwhile + 500);
        }

        Read("SELECT row FROM indexed").ShouldBe(Answers + 1L);
        Read("SELECT count(*) FROM questions").ShouldBe((long)Answers);
        await using (var again = Open())
        {
            again.Find(KeyOf(3)).ShouldBe("later");
            await again.AddAsync([Entry(4, "later still")]);
            again.Find(KeyOf(4)).ShouldBe("later still");
            again.Find(KeyOf(Answers)).ShouldBeNull();
        }

        Read("SELECT row FROM indexed").ShouldBe(Answers + 1L, "one answer is not worth it");
        await using var reading = Journal.TryOpenToRead(_files.Path("journal.db"), "journal.db").ShouldNotBeNull();
        reading.Find(KeyOf(4)).ShouldBe("later still");
        reading.Find(KeyOf(5)).ShouldBe("5");
        reading.Find(KeyOf(Answers)).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_costs_as_many_bytes_of_the_disk_in_a_large_journal_as_in_a_small_one()
    {
        await using (var journal = Open())
        {
            for (var first = 0; first < 10_000; first += 1_000)
                await journal.AddAsync([.. Enumerable.Range(first, 1_000).Select(i => new JournalEntry(JournalKey.From(SHA256.HashData(BitConverter.GetBytes(i))), "page", 0, "answer", 1))]);
        }

        await using var again = Open();
        await again.AddAsync([.. Enumerable.Range(20_000, 100).Select(i => new JournalEntry(JournalKey.From(SHA256.HashData(BitConverter.GetBytes(i))), "page", 0, "answer", 1))]);

        // Their keys in order of their own would have taken a page of 4 KiB each.
        new FileInfo(_files.Path("journal.db-wal")).Length.ShouldBeLessThan(100 * 1_024);
    }

    [Fact]
    public async Task A_journal_with_a_key_that_is_none_is_refused()
    {
        await using (var journal = Open())
            await journal.AddAsync([Entry(1, "Xin chào")]);
        Read("UPDATE answers SET request_key = 'x'");

        Should.Throw<BadInputException>(Open).Diagnostic.Id.ShouldBe("journal-unusable");
        Read("SELECT answer FROM answers").ShouldBe("Xin chào");
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_is_left_as_it_is()
    {
        await using (var journal = Open())
            await journal.AddAsync([Entry(1, "Xin chào")]);
        Read("PRAGMA user_version").ShouldBe(3L);
        Read("PRAGMA user_version = 4");

        var diagnostic = Should.Throw<BadInputException>(Open).Diagnostic;

        diagnostic.Id.ShouldBe("journal-newer");
        diagnostic.Message.ShouldContain("'.localizer/journal.db'");
        diagnostic.Hint.ShouldNotBeNullOrEmpty();
        Read("SELECT count(*) FROM answers").ShouldBe(1L);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(2, ", provider TEXT, price TEXT, currency TEXT")]
    public async Task A_journal_of_an_older_version_is_read_and_goes_on(int version, string columns)
    {
        Read($"""
            CREATE TABLE answers (
                request_key BLOB PRIMARY KEY, unit_key TEXT NOT NULL, rung INTEGER NOT NULL,
                answer TEXT NOT NULL, billed INTEGER NOT NULL, time INTEGER NOT NULL{columns}) WITHOUT ROWID
            """);
        foreach (var (number, answer) in ((int, string)[])[(1, "Xin chào"), (2, "Chào")])
        {
            Read($"INSERT INTO answers (request_key, unit_key, rung, answer, billed, time) VALUES (x'{Convert.ToHexString(KeyOf(number).ToBytes())}', 'page#u1/s1', 0, '{answer}', 12, 5)");
        }

        Read($"PRAGMA user_version = {version}");
        Journal.ReadAll(_files.Path("journal.db"), "journal.db").Select(answer => answer.Provider).ShouldBe([null, null]);
        await using (var reading = Journal.TryOpenToRead(_files.Path("journal.db"), "journal.db").ShouldNotBeNull())
        {
            reading.Find(KeyOf(1)).ShouldBe("Xin chào");
            reading.Find(KeyOf(3)).ShouldBeNull();
        }

        await using (var again = Open())
        {
            again.Find(KeyOf(1)).ShouldBe("Xin chào");
            again.Find(KeyOf(2)).ShouldBe("Chào");
            await again.AddAsync([Entry(3, "Tạm biệt") with { Provider = "azure", PricePerMillion = 9.5m, Currency = "USD" }]);
            again.Find(KeyOf(3)).ShouldBe("Tạm biệt");
        }

        var paid = Journal.ReadAll(_files.Path("journal.db"), "journal.db").OrderBy(answer => answer.Provider, StringComparer.Ordinal).ToList();
        paid.Select(answer => (answer.Provider, answer.PricePerMillion, answer.Currency)).ShouldBe([(null, null, null), (null, null, null), ("azure", 9.5m, "USD")]);
        paid.ShouldAllBe(answer => answer.Article == "page" && answer.Billed == 12);
    }

    [Fact]
    public async Task Where_answers_were_taken_out_none_is_given_for_another_question()
    {
        await using (var journal = Open())
            await journal.AddAsync([.. Enumerable.Range(0, 1_100).Select(i => Entry(i, $"{i}"))]);
        Read("SELECT row FROM indexed").ShouldBe(1_100L);
        Read("DELETE FROM answers WHERE row > 1098");

        await using (var journal = Open())
        {
            await journal.AddAsync([Entry(5_000, "another"), Entry(5_001, "one more")]);
            Should.Throw<BadInputException>(() => journal.Find(KeyOf(1_099))).Diagnostic.Id.ShouldBe("journal-unusable");
            journal.Find(KeyOf(7)).ShouldBe("7");
        }

        await using var again = Open();
        again.Find(KeyOf(5_000)).ShouldBe("another");
        Should.Throw<BadInputException>(() => again.Find(KeyOf(1_098))).Diagnostic.Message.ShouldEndWith("its contents are not whole.");
    }

    [Fact]
    public async Task A_journal_that_was_opened_to_be_read_takes_no_answer()
    {
        await using (var journal = Open())
            await journal.AddAsync([Entry(1, "Xin chào")]);
        await using var reading = Journal.TryOpenToRead(_files.Path("journal.db"), "journal.db").ShouldNotBeNull();

        await Should.ThrowAsync<InvalidOperationException>(() => reading.AddAsync([Entry(2, "Tạm biệt")]));
    }

    [Fact]
    public async Task What_lacks_its_index_is_no_journal()
    {
        await using (var journal = Open())
            await journal.AddAsync([Entry(1, "Xin chào")]);
        Journal.FaultOf(_files.Path("journal.db"), "journal.db").ShouldBeNull();
        Read("DROP TABLE questions");

        Journal.FaultOf(_files.Path("journal.db"), "journal.db").ShouldNotBeNull().Id.ShouldBe("journal-unusable");
    }

    [Fact]
    public void A_file_that_is_no_journal_is_refused_and_left_as_it_is()
    {
        var content = string.Concat(Enumerable.Repeat("This is no database. ", 100));
        _files.Add("journal.db", content);

        var diagnostic = Should.Throw<BadInputException>(Open).Diagnostic;

        diagnostic.Id.ShouldBe("journal-unusable");
        diagnostic.Hint.ShouldNotBeNullOrEmpty();
        File.ReadAllText(_files.Path("journal.db")).ShouldBe(content);
    }

    [Fact]
    public async Task Answers_that_cannot_be_written_fail_whoever_hands_them_in()
    {
        await using var journal = Open();
        Read("DROP TABLE answers");

        var exception = await Should.ThrowAsync<BadInputException>(() => journal.AddAsync([Entry(1, "Xin chào")]));

        exception.Diagnostic.Id.ShouldBe("journal-unusable");
    }

    [Fact]
    public void A_key_is_its_bytes()
    {
        var hash = SHA256.HashData("question"u8);

        JournalKey.From(hash).ToBytes().ShouldBe(hash);
    }

    private Journal Open() => Journal.Open(
        _files.Path("journal.db"), ".localizer/journal.db", new FakeTimeProvider(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    private static JournalKey KeyOf(int number) => new((UInt128)number, UInt128.MaxValue);

    private static JournalEntry Entry(int number, string answer) => new(KeyOf(number), "page#u1/s1", 1, answer, 12);

    // By a connection of its own, as another program would.
    private object? Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_files.Path("journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
