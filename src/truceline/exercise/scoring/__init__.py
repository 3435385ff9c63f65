"""Marks: what an officer (or a program) made of an exercise, held against what truly happened.

`judgement.read_judgement` reads what somebody thinks, `key.read_key` what is true, and `marks.marks_of` marks one by
the other. `baseline` is a plain judge to compare with; it never sees the truth.
"""
