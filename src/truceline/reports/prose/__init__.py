"""An agreement as numbered prose, for people who review prose and not YAML.

The sentences follow from the structure of the file alone; `en`, `uk` and `ru` hold their words. Consents name the
file, never the prose.
"""
