using System.Globalization;
using Localizer.Emulators.Apertium;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;
using Localizer.Emulators.Google;
using Localizer.Emulators.LibreTranslate;

namespace Localizer.Emulators.Host;

/// <summary>Reads one fault as it is written on a command line.</summary>
internal static class FaultArgument
{
    private static readonly Dictionary<string, Func<string?, Fault>> ByKind = new(StringComparer.Ordinal)
    {
        ["none"] = _ => new Fault.None(),
        ["hang"] = _ => new Fault.Hang(),
        ["reset"] = _ => new Fault.Reset(),
        ["drop"] = _ => new Fault.DropMidBody(),
        ["truncate"] = _ => new Fault.TruncateJson(),
        ["empty-body"] = _ => new Fault.EmptyBody(),
        ["slow"] = value => new Fault.Delay(Amounts.Time(value ?? "2s")),
        ["trickle"] = value => new Fault.Trickle(16, Amounts.Time(value ?? "50ms")),
        ["gzip-bomb"] = value => new Fault.GzipBomb(Amounts.Size(value ?? "100M")),
        ["charset"] = value => new Fault.WrongCharset(Declared: value ?? "utf-8"),
        ["flood"] = value => new Fault.Flood(checked((int)Amounts.Size(value ?? "10M"))),
        ["redirect"] = value => new Fault.Redirect(new Uri(value ?? "http://127.0.0.1:9/")),
        ["omit"] = value => new Fault.OmitItem(Index(value)),
        ["swap"] = value => new Fault.SwapItems(Index(value), Index(value) + 1),
        ["double"] = value => new Fault.DoubleItem(Index(value)),
        ["merge"] = value => new Fault.MergeItems(Index(value)),
        ["empty"] = value => new Fault.EmptyItem(Index(value)),
        ["script"] = _ => new Fault.Damage(Damages.AddScript),
        ["controls"] = _ => new Fault.Damage(Damages.AddControls),
        ["lose-tags"] = _ => new Fault.Damage(Damages.LoseTags),
        ["double-tag"] = _ => new Fault.Damage(Damages.DoubleTag),
        ["move-tag"] = _ => new Fault.Damage(Damages.MoveTag),
        ["swap-tags"] = _ => new Fault.Damage(Damages.SwapTags),
        ["leading-space"] = _ => new Fault.Damage(Damages.LeadWithSpace),
        ["azure"] = value => new AzureTranslatorFault.Refuse(Number(value ?? "429001")),
        ["deepl-quota"] = _ => new DeepLFault.QuotaExceeded(),
        ["google-user-rate"] = _ => new GoogleFault.UserRateLimit(),
        ["google-daily"] = _ => new GoogleFault.DailyLimit(),
        ["google-missing"] = value => new GoogleFault.MissingText(Index(value)),
        ["libretranslate-bogus"] = _ => new LibreTranslateFault.Bogus(),
        ["libretranslate-ban"] = _ => new LibreTranslateFault.Banned(),
        ["apertium-cut"] = value => new ApertiumFault.SilentCut(Number(value ?? "100")),
        ["chat-length"] = _ => new ChatFault.Length(),
        ["chat-refusal"] = _ => new ChatFault.Refusal(),
        ["chat-apology"] = _ => new ChatFault.Apology(),
        ["chat-filter"] = _ => new ChatFault.ContentFilter(),
        ["chat-no-choices"] = _ => new ChatFault.NoChoices(),
        ["chat-fence"] = _ => ChatFault.Wrapped.Fence,
        ["chat-think"] = _ => ChatFault.Wrapped.Think,
        ["chat-renumbered"] = _ => new ChatFault.Renumbered(),
        ["chat-rotated"] = _ => new ChatFault.RotatedTexts(),
        ["chat-insufficient-quota"] = _ => new ChatFault.InsufficientQuota(),
    };

    /// <summary>The kinds that have names.</summary>
    public static IEnumerable<string> Kinds => ByKind.Keys;

    /// <summary>Reads <c>KIND[=VALUE]</c>, where a kind is a name or a status; a status's value is its <c>Retry-After</c>.</summary>
    public static Fault Read(string text)
    {
        var parts = text.Split('=', 2);
        var value = parts.Length == 2 ? parts[1] : null;
        if (ByKind.TryGetValue(parts[0], out var make))
            return make(value);
        if (parts[0].Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status >= 400)
        {
            return value is not null && value.EndsWith("ms", StringComparison.Ordinal)
                ? new Fault.Status(status, RetryAfterMs: value[..^2])
                : new Fault.Status(status, value);
        }

        throw new FormatException($"--fault {text}: there is no such kind; use a status from 400 to 599 or one of {string.Join(", ", Kinds)}.");
    }

    private static int Index(string? value) => Number(value ?? "0");

    private static int Number(string value) => checked((int)Amounts.Size(value));
}
