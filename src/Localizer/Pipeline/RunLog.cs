using Microsoft.Extensions.Logging;

namespace Localizer.Pipeline;

/// <summary>What a run logs: names and counts, never a text of a page, and no secret.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Information, "{Pages} pages into {Locales}, by {Providers}")]
    public static partial void Begins(ILogger log, int pages, string locales, string providers);

    [LoggerMessage(2, LogLevel.Information, "{Path} [{Locale}]: {Status}, {Segments} segments, {Missing} of them missing")]
    public static partial void PageDone(ILogger log, string path, string locale, string status, int segments, int missing);

    [LoggerMessage(3, LogLevel.Debug, "{Provider}: {Items} texts into {Locales}, {Characters} characters, answered after {Milliseconds} ms")]
    public static partial void Answered(ILogger log, string provider, int items, string locales, int characters, long milliseconds);

    [LoggerMessage(4, LogLevel.Warning, "{Provider}: {Items} texts were not translated after {Milliseconds} ms ({Failure}): {Reason}")]
    public static partial void Failed(ILogger log, string provider, int items, long milliseconds, string failure, string reason);

    [LoggerMessage(5, LogLevel.Information, "{Provider}: sent again after {Failure}")]
    public static partial void Retried(ILogger log, string provider, string failure);

    [LoggerMessage(6, LogLevel.Information, "{Provider}: {Found} texts were paid for before, {Left} are to be asked for")]
    public static partial void Journalled(ILogger log, string provider, int found, int left);
}
