-- Reads (III.M), searched by plate, description, camera and time, and destroyed by retention (V.A). What a search goes
-- through is kept apart from the record itself, so that it stays narrow.

CREATE TABLE plate_read (
  read_id text COLLATE "C" PRIMARY KEY,
  -- The day of collection (UTC), the reads of which are destroyed together.
  batch_id text COLLATE "C" NOT NULL,
  collected_at timestamptz NOT NULL,
  source text NOT NULL,
  camera_id text COLLATE "C" NOT NULL,
  seen_at timestamptz NOT NULL,
  plate text COLLATE "C" NOT NULL,
  state text COLLATE "C",
  confidence float8 NOT NULL,
  color text COLLATE "C",
  body text COLLATE "C",
  make text COLLATE "C",
  -- Of the record, taken when it came into keeping.
  sha256 bytea NOT NULL
);
CREATE INDEX plate_read_plate ON plate_read (plate);
CREATE INDEX plate_read_backwards ON plate_read ((reverse(plate) COLLATE "C"));
CREATE INDEX plate_read_seen ON plate_read (seen_at DESC, read_id);
CREATE INDEX plate_read_camera ON plate_read (camera_id, seen_at DESC, read_id);
CREATE INDEX plate_read_batch ON plate_read (batch_id);

CREATE TABLE read_record (
  read_id text COLLATE "C" PRIMARY KEY REFERENCES plate_read ON DELETE CASCADE,
  record text NOT NULL
);
CREATE TABLE read_picture (
  read_id text COLLATE "C" NOT NULL REFERENCES plate_read ON DELETE CASCADE,
  name text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (read_id, name)
);

-- Reads that are evidence in a case are kept until the case lets them go.
CREATE TABLE hold (
  hold_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_number text NOT NULL,
  read_id text COLLATE "C" NOT NULL,
  placed_at timestamptz NOT NULL,
  placed_by text NOT NULL
);
CREATE INDEX hold_read ON hold (read_id);
CREATE TABLE hold_lifted (
  hold_id bigint PRIMARY KEY REFERENCES hold,
  lifted_at timestamptz NOT NULL,
  lifted_by text NOT NULL
);
CREATE VIEW held AS SELECT hold.* FROM hold WHERE NOT EXISTS (SELECT FROM hold_lifted WHERE hold_lifted.hold_id = hold.hold_id);
SELECT make_append_only('hold'), make_append_only('hold_lifted');

-- What remains of reads that were destroyed.
CREATE TABLE tombstone (
  tombstone_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id text COLLATE "C" NOT NULL,
  destroyed_at timestamptz NOT NULL,
  destroyed_by text NOT NULL,
  collected_before timestamptz NOT NULL,
  reads int NOT NULL CHECK (reads > 0),
  -- Over the hashes of the reads, in the order of their ids.
  sha256 bytea NOT NULL,
  held int NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id()
);
SELECT make_append_only('tombstone');

-- The one way by which reads are destroyed: a tombstone a batch, then the reads. All or nothing.
CREATE FUNCTION destroy_reads(person text, at timestamptz, before timestamptz) RETURNS SETOF tombstone LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE plate_read, hold, hold_lifted IN SHARE ROW EXCLUSIVE MODE;
  RETURN QUERY
    WITH due AS (
      SELECT *, read_id IN (SELECT held.read_id FROM held) AS stays FROM plate_read WHERE collected_at < before)
    INSERT INTO tombstone (batch_id, destroyed_at, destroyed_by, collected_before, reads, sha256, held)
    SELECT batch_id, at, person, before, count(*) FILTER (WHERE NOT stays),
      sha256(string_agg(due.sha256, '' ORDER BY read_id) FILTER (WHERE NOT stays)), count(*) FILTER (WHERE stays)
    FROM due GROUP BY batch_id HAVING count(*) FILTER (WHERE NOT stays) > 0 ORDER BY batch_id
    RETURNING *;
  DELETE FROM plate_read WHERE collected_at < before AND read_id NOT IN (SELECT held.read_id FROM held);
END $$;

-- Whatever deletes reads: refused unless this transaction's tombstones tell their number and hash, and none is held.
CREATE FUNCTION refuse_untold_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM
      (SELECT batch_id, count(*) AS reads, sha256(string_agg(sha256, '' ORDER BY read_id)) AS sha256
       FROM gone GROUP BY batch_id) AS untold
    WHERE NOT EXISTS (
      SELECT FROM tombstone WHERE transaction_id = pg_current_xact_id()
        AND tombstone.batch_id = untold.batch_id AND tombstone.reads = untold.reads AND tombstone.sha256 = untold.sha256)
  ) OR EXISTS (SELECT FROM gone WHERE read_id IN (SELECT read_id FROM held)) THEN
    RAISE EXCEPTION 'reads are destroyed by destroy_reads alone: DELETE refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON plate_read FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER destruction AFTER DELETE ON plate_read REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_untold_destruction();

-- Records and pictures go with their read, never before it.
CREATE FUNCTION refuse_partial_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM gone JOIN plate_read USING (read_id)) THEN
    RAISE EXCEPTION 'table % is append-only: DELETE refused while the read is there', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON read_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER destruction AFTER DELETE ON read_record REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_partial_destruction();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON read_picture FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER destruction AFTER DELETE ON read_picture REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_partial_destruction();
