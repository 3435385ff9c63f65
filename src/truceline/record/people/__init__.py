"""People whose names never go on record: what stands for them, and how their names are kept out of everything else."""
