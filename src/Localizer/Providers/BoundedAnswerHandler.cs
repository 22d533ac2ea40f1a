using System.Net;

namespace Localizer.Providers;

/// <summary>An answer is larger than any that we could use.</summary>
internal sealed class AnswerTooLargeException() : IOException("The answer is larger than any that could be used.");

/// <summary>
/// Carries the requests of all services. Redirects are not followed, so that no key goes to another host; no header tells of our
/// traces; answers are not
/// decompressed, since we never ask for that; and they are cut off where no honest one would be so large.
/// </summary>
internal sealed class BoundedAnswerHandler : DelegatingHandler
{
    /// <summary>The largest answer that is read, in bytes: some 50,000 characters, several times over.</summary>
    public const int MaxAnswerBytes = 8 * 1024 * 1024;

    private BoundedAnswerHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>A handler for one service.</summary>
    public static HttpMessageHandler Create() => new BoundedAnswerHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    });

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Clients add these on their own.
        request.Headers.Remove("traceparent");
        request.Headers.Remove("tracestate");
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var bounded = new StreamContent(new BoundedStream(stream));
        foreach (var header in response.Content.Headers)
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = bounded;
        return response;
    }

    private sealed class BoundedStream(Stream inner) : Stream
    {
        private int _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int read) => (_read += read) <= MaxAnswerBytes ? read : throw new AnswerTooLargeException();
    }
}
