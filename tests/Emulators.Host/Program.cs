using Localizer.Emulators.Host;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
return await EmulatorCommand.RunAsync(args, Console.Out, Console.Error, stopping.Token);
