-- Leaves and tiles are only ever added, and the head never goes back. By statement, so that adding costs nothing; ALWAYS,
-- so that a session that plays a replica is refused too.

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what stands in % is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON entry EXECUTE FUNCTION refuse();
CREATE TRIGGER tile_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON tile EXECUTE FUNCTION refuse();
CREATE TRIGGER about_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON about EXECUTE FUNCTION refuse();
CREATE TRIGGER head_stays BEFORE DELETE OR TRUNCATE ON head EXECUTE FUNCTION refuse();
CREATE TRIGGER head_grows BEFORE UPDATE ON head FOR EACH ROW WHEN (new.size < old.size) EXECUTE FUNCTION refuse();

ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_stays;
ALTER TABLE tile ENABLE ALWAYS TRIGGER tile_stays;
ALTER TABLE about ENABLE ALWAYS TRIGGER about_stays;
ALTER TABLE head ENABLE ALWAYS TRIGGER head_stays;
ALTER TABLE head ENABLE ALWAYS TRIGGER head_grows;
