-- Who may do what. The roles do not log in; whoever logs in is given one of them, and is neither the owner nor a
-- superuser. A role that an administrator made before is taken as it is, unless row-level security does not bind it.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[{reader_text}, {writer_text}, {keeper_text}] LOOP
        IF to_regrole(quote_ident(name)) IS NULL THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        ELSIF EXISTS (SELECT FROM pg_roles WHERE rolname = name AND (rolsuper OR rolbypassrls)) THEN
            RAISE EXCEPTION 'the role % passes row-level security by', name;
        END IF;
    END LOOP;
    IF NOT pg_has_role({writer_text}, {reader_text}, 'USAGE') THEN
        GRANT {reader} TO {writer};
    END IF;
    IF NOT pg_has_role({keeper_text}, {writer_text}, 'USAGE') THEN
        GRANT {writer} TO {keeper};
    END IF;
END $$;

GRANT USAGE ON SCHEMA {schema} TO {reader};
GRANT SELECT ON about, head, entry, tile, device, reference, aside, migration TO {reader};
GRANT INSERT ON entry, tile, device, reference TO {writer};
GRANT UPDATE ON head TO {writer};
GRANT INSERT, UPDATE, DELETE ON aside TO {writer};

-- What is sealed exists only for the keeper; for the owner there is nothing beside the log at all.
ALTER TABLE aside ENABLE ROW LEVEL SECURITY;
ALTER TABLE aside FORCE ROW LEVEL SECURITY;
CREATE POLICY open ON aside TO {reader} USING (kind <> 'sealed') WITH CHECK (kind <> 'sealed');
CREATE POLICY sealed ON aside TO {keeper} USING (true) WITH CHECK (true);
