"""Seeded houses of any size, to 100,000,000 relations and beyond, of which the right answers are known by construction.

    python -m benchmarks.seeded 1e6 large/                  # N-Triples, the answers, and the same house as Parquet
    python -m benchmarks.seeded 1e5 large/ --seed 8 --syntax nt trig

A house is a parliament with ministries and all around them (`benchmarks.seeded.plan`): 250 relations, 100 actors and
100 choices each, some 16 statements a relation; in fifteen of a hundred choices nobody who decides has any chain; the
longest shortest chain has seven relations. The same arguments give the same bytes. What is written is made in batches:
memory does not grow with the size. In the folder:

    house.nt, house.trig   the house
    answers.parquet        choice -> verdict, how far a minister answers, grade; and what the peers are asked (`mask`)
    edges.parquet          giver, forum and mask of the relations that the question to the peers is about
    lanes.parquet          every relation that counts whatever the choice: its ends, grade, reach, what its kind says
    choices.parquet        who decides on each choice (-1: nobody), and `mask`
    actors.parquet         what an actor is, as `ontology.columns.house` has it
    about.json             how many there are of each

An actor is a number there (`actor-7` is 7), and 0 is the parliament.
"""
