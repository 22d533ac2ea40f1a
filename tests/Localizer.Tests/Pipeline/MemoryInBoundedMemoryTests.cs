using System.Globalization;
using System.Text;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Tests.Pipeline;

/// <summary>Tests that look at the whole process: no other runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

/// <summary>A memory of any size goes in and out in memory that does not grow with it.</summary>
[Collection(typeof(Alone))]
public sealed class MemoryInBoundedMemoryTests(ITestOutputHelper output) : IDisposable
{
    private const long Size = 64L * 1024 * 1024;
    private const long MostAbove = 60L * 1024 * 1024;

    private static readonly Locale English = Locale.Parse("en");

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Tmx_of_64_MiB_is_imported_and_exported_in_less_than_its_own_size()
    {
        var place = new MemoryPlace(_files.Path("memory.db"), "memory.db", _files.Path("."));
        using var memory = ProjectMemory.OpenToKeep(place, [], new Localizer.Pipeline.Records.RecordFolder(_files.Path("translations"), "translations"), English, _ => { });
        var heap = new HeapGauge();
        using var tmx = new LongTmx(Size, heap.Look);

        memory.Take([new MemorySource("long.tmx", MemoryFileKind.Imported, 1, TmxReader.Read(tmx, "long.tmx").SelectMany(unit => MemoryTmx.UnitsOf(unit, "long.tmx", English, _ => { })).Select(PreparedUnit.Of))]);
        var afterImport = heap.MostAbove;
        ProjectMemory.Follow(memory, [], English, _ => { });
        using var sink = new Sink(heap.Look);
        var exported = MemoryDesk.Export(memory, null, English, MemoryExportTool.Any, sink);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{tmx.Units} units, {tmx.Position >> 20} MiB in, {sink.Length >> 20} MiB out; the heap was at most {afterImport >> 20} MiB above the start at the import, {heap.MostAbove >> 20} MiB in all, of {heap.Looks} looks"));
        exported.ShouldBe(tmx.Units);
        sink.Length.ShouldBeGreaterThan(Size);
        heap.Looks.ShouldBeGreaterThan(10);
        heap.MostAbove.ShouldBeLessThan(MostAbove);
    }

    /// <summary>What is alive of the heap, each few megabytes of a stream.</summary>
    private sealed class HeapGauge
    {
        private const long Every = 8L * 1024 * 1024;

        private readonly long _start = GC.GetTotalMemory(forceFullCollection: true);

        public long MostAbove { get; private set; }

        public int Looks { get; private set; }

        public void Look(long before, long now)
        {
            if (before / Every == now / Every)
                return;
            Looks++;
            MostAbove = Math.Max(MostAbove, GC.GetTotalMemory(forceFullCollection: true) - _start);
        }
    }

    /// <summary>A stream of units that are made when they are read.</summary>
    private sealed class LongTmx(long size, Action<long, long> moved) : OneWayStream(moved)
    {
        private byte[] _rest = Encoding.UTF8.GetBytes("<tmx version=\"1.4\"><header srclang=\"en\"/><body>");
        private int _at;
        private bool _isEnded;

        public int Units { get; private set; }

        public override bool CanRead => true;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _rest.Length)
                (_rest, _at) = (Next(), 0);
            var read = Math.Min(count, _rest.Length - _at);
            _rest.AsSpan(_at, read).CopyTo(buffer.AsSpan(offset));
            _at += read;
            Move(read);
            return read;
        }

        private byte[] Next()
        {
            if (_isEnded)
                return [];
            if (Position >= size)
            {
                _isEnded = true;
                return Encoding.UTF8.GetBytes("</body></tmx>");
            }

            Units++;
            var text = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"word{(Units * 31 + i * 17) % 5_000}"));
            return Encoding.UTF8.GetBytes($"<tu><tuv xml:lang=\"en\"><seg>Unit {Units}: {text}.</seg></tuv><tuv xml:lang=\"vi\"><seg>Đoạn {Units}: {text}.</seg></tuv></tu>\n");
        }
    }

    /// <summary>A stream that keeps nothing.</summary>
    private sealed class Sink(Action<long, long> moved) : OneWayStream(moved)
    {
        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count) => Move(count);
    }

    private abstract class OneWayStream(Action<long, long> moved) : Stream
    {
        private long _position;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => _position;

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected void Move(int bytes)
        {
            moved(_position, _position + bytes);
            _position += bytes;
        }
    }
}
