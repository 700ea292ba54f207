"""The benchmarks: what the program costs beside the least that could do the same, as ratios in one run."""
