-- The tables of a record. Text sorts by its bytes, whatever the database's language.

CREATE TABLE about (
    one integer PRIMARY KEY CHECK (one = 1), "case" text NOT NULL, mode text NOT NULL, origin text NOT NULL
);

-- The head moves with every append: room in its page keeps its old versions from piling up elsewhere.
CREATE TABLE head (
    one integer PRIMARY KEY CHECK (one = 1), size bigint NOT NULL, root bytea NOT NULL, note bytea NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE entry (n bigint PRIMARY KEY, leaf bytea NOT NULL);
CREATE TABLE tile (place bigint PRIMARY KEY, hashes bytea NOT NULL, root bytea NOT NULL);

CREATE TABLE device (key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id bytea NOT NULL UNIQUE);

-- What leaves can be found by: key and place of the signer, and id. Neither index is unique, since keys fork and ids
-- repeat. One table for both, because every further one costs as much time as the leaf itself.
CREATE TABLE reference (n bigint NOT NULL, key integer, seq bigint, id text COLLATE "C");
CREATE INDEX reference_signed ON reference (key, seq);
CREATE INDEX reference_named ON reference (id);

CREATE TABLE aside (
    kind text COLLATE "C" NOT NULL, key bytea NOT NULL, value bytea NOT NULL, digest bytea NOT NULL,
    PRIMARY KEY (kind, key)
);

-- Signatures, hashes and ciphertexts do not shrink; trying takes time.
ALTER TABLE entry ALTER leaf SET STORAGE EXTERNAL;
ALTER TABLE tile ALTER hashes SET STORAGE EXTERNAL;
ALTER TABLE aside ALTER value SET STORAGE EXTERNAL;
