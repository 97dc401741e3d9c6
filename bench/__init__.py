"""The benchmarks: ratios within one run, against a bare answer on the same machine at the same time."""
