"""Every engine of ours and others that could do the work, side by side on the same seeded houses.

    python -m benchmarks.peers                            # all of them, 1e4 to 1e6 relations: docs/peers.md
    python -m benchmarks.peers --sizes 1e4 1e5 --only arrays scipy igraph
    python -m benchmarks.peers --sizes 1e7 --part closure # goes on with what docs/peers.json holds

All are asked the same: of each choice, which of seven sets of powers (information, discussion, consequences, each of
2 or more along one chain) a minister has over it. Once from N-Triples, and once from a Parquet table of the relations
that count, where only the closure is left to do. Each cell is a process of its own; of three runs the median is shown,
with the lowest and the highest. A cell over the limit is stopped, shown as `>120`, and not tried at a larger size. An
answer that is not the known one is shown as wrong, and the run ends with status 1.

What others need comes with `pip install -e '.[benchmarks]'`, and Virtuoso with `apt-get install
virtuoso-opensource-7-bin`; what is not there is named in the table. POSIX.
"""
