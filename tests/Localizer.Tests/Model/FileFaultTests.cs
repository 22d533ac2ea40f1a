using Localizer.Model;
using Localizer.Tests.Pipeline;
using Microsoft.Data.Sqlite;

namespace Localizer.Tests.Model;

public sealed class FileFaultTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_full_disk_is_said_in_words_and_names_no_path()
    {
        // /dev/full is a disk that is always full.
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");

        var exception = Should.Throw<IOException>(() => File.WriteAllText("/dev/full", "x"));

        FileFault.ReasonOf(exception).ShouldBe("no space is left on its disk");
    }

    [Fact]
    public void A_name_that_is_too_long_is_said_in_words() =>
        FileFault.ReasonOf(Should.Throw<IOException>(() => File.WriteAllText(_files.Path(new string('n', 300)), "x"))).ShouldBe("its name is too long");

    [Fact]
    public void A_folder_that_is_not_there_is_said_in_words() =>
        FileFault.ReasonOf(Should.Throw<IOException>(() => File.WriteAllText(_files.Path("none/file"), "x"))).ShouldBe("its folder is not there");

    [Fact]
    public void A_file_that_is_no_database_is_said_in_words()
    {
        _files.Add("file.db", string.Concat(Enumerable.Repeat("This is no database. ", 100)));

        FileFault.ReasonOf(Should.Throw<SqliteException>(() => Ask("PRAGMA user_version"))).ShouldBe("it is no database");
    }

    [Fact]
    public void What_SQLite_says_is_given_without_its_code() =>
        FileFault.ReasonOf(Should.Throw<SqliteException>(() => Ask("SELECT * FROM answers"))).ShouldBe("no such table: answers");

    private void Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_files.Path("file.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
