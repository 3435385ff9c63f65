"""The tables of what is kept of other people's data sets. Versions are only ever added."""

FORM = "truceline-intake/1"

SCHEMA = """
CREATE TABLE about (one INTEGER PRIMARY KEY CHECK (one = 1), form TEXT NOT NULL);
CREATE TABLE dataset (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE mapping (digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    number INTEGER PRIMARY KEY, dataset INTEGER NOT NULL REFERENCES dataset, name TEXT NOT NULL, digest TEXT NOT NULL,
    mapping TEXT NOT NULL, release TEXT NOT NULL, whole INTEGER NOT NULL, header TEXT NOT NULL,
    "to" TEXT NOT NULL, known INTEGER NOT NULL,
    content TEXT NOT NULL, taken INTEGER NOT NULL, updated INTEGER NOT NULL, same INTEGER NOT NULL,
    held INTEGER NOT NULL, skipped INTEGER NOT NULL, gone INTEGER NOT NULL, first INTEGER, last INTEGER,
    entry TEXT NOT NULL, told INTEGER NOT NULL
);
CREATE TABLE version (
    n INTEGER PRIMARY KEY, dataset INTEGER NOT NULL, key TEXT NOT NULL, file INTEGER NOT NULL REFERENCES file,
    line INTEGER NOT NULL, release TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    content TEXT NOT NULL
);
CREATE UNIQUE INDEX version_of ON version (dataset, key, file);
CREATE TABLE gone (
    dataset INTEGER NOT NULL, key TEXT NOT NULL, file INTEGER NOT NULL, PRIMARY KEY (dataset, key, file)
) WITHOUT ROWID;
CREATE TABLE held (
    file INTEGER NOT NULL REFERENCES file, line INTEGER NOT NULL, key TEXT NOT NULL, cells TEXT NOT NULL,
    problems TEXT NOT NULL, written TEXT NOT NULL, out INTEGER REFERENCES file, changes TEXT NOT NULL DEFAULT '{}',
    "by" TEXT NOT NULL DEFAULT '', PRIMARY KEY (file, line)
);
CREATE INDEX held_out ON held (out, file);
CREATE TRIGGER version_stays BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'a version is never changed'); END;
CREATE TRIGGER version_kept BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
CREATE TRIGGER held_kept BEFORE DELETE ON held BEGIN SELECT RAISE(ABORT, 'a held row is never removed'); END;
"""

SEEN = "CREATE TEMP TABLE IF NOT EXISTS seen (n INTEGER PRIMARY KEY, line INTEGER)"
"""Which versions the file on its way brings again as they are, and in which line."""
