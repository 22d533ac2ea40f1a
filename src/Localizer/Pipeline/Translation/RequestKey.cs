using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// The name of a question to a service: a hash over all that the answer depends on. Each text and locale has its own, so that it
/// does not matter what else was in a request.
/// </summary>
internal static class RequestKey
{
    /// <summary>The key of a text in a locale.</summary>
    /// <param name="service">The service.</param>
    /// <param name="way">How it is asked.</param>
    /// <param name="text">The text.</param>
    /// <param name="written">The text as it is sent.</param>
    /// <param name="to">The locale.</param>
    /// <param name="briefing">What may be told beside the text; what the service does not make use of does not count.</param>
    public static JournalKey Of(ITranslationService service, AskingWay way, PendingText text, string written, Locale to, Briefing briefing)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, service.Name);
        Append(hash, service.Endpoint);
        Append(hash, service.Fingerprint);
        Append(hash, text.From.Tag);
        Append(hash, to.Tag);
        Append(hash, way.Dialect.Name);
        hash.AppendData([(byte)way.Rung]);
        Append(hash, written);
        if (service.Capabilities.TakesContext)
        {
            Span<byte> context = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(context, text.Context.Identity);
            hash.AppendData(context);
        }

        // Most texts have none: what was asked before there were notes is not asked again.
        if (service.Capabilities.TakesNotes && text.Context.Note.Length > 0)
        {
            Append(hash, "note");
            Append(hash, text.Context.Note);
        }

        foreach (var term in briefing.TermsFor(text, to, service.Capabilities))
        {
            Append(hash, "term");
            Append(hash, term.Source);
            Append(hash, term.Target);
        }

        foreach (var hint in briefing.HintsFor(text, to, service.Capabilities))
        {
            Append(hash, "hint");
            Append(hash, hint.Source);
            Append(hash, hint.Target);
        }

        if (briefing.StyleFor(to, service.Capabilities) is { } style)
        {
            Append(hash, "style");
            Append(hash, $"{style.Formality}");
            Append(hash, style.Text);
        }

        return JournalKey.From(hash.GetHashAndReset());
    }

    // The length goes before the text, so that no two questions run together.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
