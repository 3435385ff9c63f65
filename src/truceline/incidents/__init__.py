"""What was said to have happened, each thing once: reports of the same claim or the same event are put together.

Nothing here looks at what was agreed.
"""
