using BenchmarkDotNet.Running;
using MindfulBond.Benchmarks;

// "site PROGRAM CONTENT" measures the published site from outside; anything else are BenchmarkDotNet's own arguments.
if (args is ["site", var program, var content]) return await SiteMeasures.RunAsync(program, content);
BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
return 0;
