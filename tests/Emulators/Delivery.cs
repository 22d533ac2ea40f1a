using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators;

/// <summary>Sends one answer, whole or not, and enters what went out.</summary>
internal sealed class Delivery(HttpContext context, int number, EmulatorOptions options, Books books)
{
    private bool _told;

    /// <summary>The headers that all answers to this request have.</summary>
    public IEnumerable<(string Name, string Value)> Common { get; set; } = [];

    /// <summary>Sends an answer as it is.</summary>
    public Task SendAsync(Answer answer, CancellationToken cancellation) => SendAsync(answer, fault: null, cancellation);

    /// <summary>Sends an answer, damaged on its way by a fault.</summary>
    public async Task SendAsync(Answer answer, Fault? fault, CancellationToken cancellation)
    {
        switch (fault)
        {
            case Fault.DropMidBody:
                await SendHalfAsync(answer, cancellation);
                break;
            case Fault.TruncateJson:
                await SendAsync(answer with { Body = answer.Body[..(answer.Body.Length / 2)] }, isWhole: false, cancellation);
                break;
            case Fault.EmptyBody:
                await SendAsync(answer with { Body = default }, isWhole: false, cancellation);
                break;
            case Fault.GzipBomb bomb:
                var packed = answer with { Body = Packed(answer.Body, bomb.Bytes) };
                await SendAsync(packed.With("Content-Encoding", "gzip"), isWhole: false, cancellation);
                break;
            case Fault.WrongCharset wrong:
                await SendAsync(Recoded(answer, wrong), isWhole: false, cancellation);
                break;
            case Fault.Trickle trickle:
                await TrickleAsync(answer, trickle, cancellation);
                break;
            default:
                await SendAsync(answer, isWhole: fault is null or Fault.None or Fault.Delay, cancellation);
                break;
        }
    }

    /// <summary>Sends what stands between client and service.</summary>
    public Task InterceptAsync(Fault fault, CancellationToken cancellation)
    {
        var page = fault switch
        {
            Fault.Intercept intercept => Page(intercept.Code, intercept.ContentType, intercept.Body, intercept.Location),
            Fault.Redirect redirect => Page(redirect.Code, "text/html", "moved", redirect.Location.ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
        return SendAsync(page, isWhole: false, cancellation);
    }

    /// <summary>Resets the connection.</summary>
    public void Abort() => context.Abort();

    /// <summary>Lets the journal have a last word if it has had none.</summary>
    public void End()
    {
        if (!_told)
            books.Tell(books.Update(number, static call => call));
    }

    private static Answer Page(int status, string contentType, string body, string? location)
    {
        var page = new Answer(status, contentType, Encoding.UTF8.GetBytes(body));
        return location is null ? page : page.With("Location", location);
    }

    private async Task SendAsync(Answer answer, bool isWhole, CancellationToken cancellation)
    {
        SetHead(answer);
        cancellation.ThrowIfCancellationRequested();

        // Entered before the last byte leaves, so that whoever has the answer finds it in the books.
        Enter(isWhole);
        try
        {
            await context.Response.Body.WriteAsync(answer.Body, cancellation);
            await context.Response.CompleteAsync();
        }
        catch
        {
            Enter(isWhole: false);
            throw;
        }
    }

    private async Task SendHalfAsync(Answer answer, CancellationToken cancellation)
    {
        SetHead(answer);
        await context.Response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], cancellation);
        await context.Response.Body.FlushAsync(cancellation);
        context.Abort();
    }

    private async Task TrickleAsync(Answer answer, Fault.Trickle trickle, CancellationToken cancellation)
    {
        SetHead(answer);
        for (var at = 0; at < answer.Body.Length; at += trickle.Bytes)
        {
            var end = Math.Min(at + trickle.Bytes, answer.Body.Length);
            if (end == answer.Body.Length)
                Enter(isWhole: true);
            await context.Response.Body.WriteAsync(answer.Body[at..end], cancellation);
            await context.Response.Body.FlushAsync(cancellation);
            if (end < answer.Body.Length)
                await Task.Delay(trickle.Every, options.TimeProvider, cancellation);
        }

        await context.Response.CompleteAsync();
    }

    private void Enter(bool isWhole)
    {
        books.Tell(books.Update(number, call => call with { AnsweredWhole = isWhole }));
        _told = true;
    }

    private void SetHead(Answer answer)
    {
        books.Update(number, call => call with { Status = answer.Status, ErrorCode = answer.ErrorCode });
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified
            ? null
            : answer.Body.Length;
        foreach (var (name, value) in Common.Concat(answer.Headers))
            response.Headers[name] = value;
    }

    private static Answer Recoded(Answer answer, Fault.WrongCharset wrong)
    {
        var mediaType = (answer.ContentType ?? "application/json").Split(';')[0];
        return answer with
        {
            ContentType = $"{mediaType}; charset={wrong.Declared}",
            Body = Encoding.GetEncoding(wrong.Actual).GetBytes(Encoding.UTF8.GetString(answer.Body.Span)),
        };
    }

    private static byte[] Packed(ReadOnlyMemory<byte> body, long bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body.Span);
            var blank = new byte[64 * 1024];
            Array.Fill(blank, (byte)' ');
            for (var left = bytes - body.Length; left > 0; left -= blank.Length)
                gzip.Write(blank, 0, (int)Math.Min(left, blank.Length));
        }

        return packed.ToArray();
    }
}
