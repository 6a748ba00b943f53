using Xunit.Sdk;
using Xunit.v3;

// The run shares one browser on a machine that may be small, and some journeys measure time: one at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
