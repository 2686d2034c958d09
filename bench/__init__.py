"""Speed and scale, measured: `make bench`. Each figure stands beside a baseline taken in the same run."""
