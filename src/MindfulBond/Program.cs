using MindfulBond.Commands;

return await CommandLine.RunAsync(args);
