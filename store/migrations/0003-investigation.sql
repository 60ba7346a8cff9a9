-- The query log (III.G, V.B.a), with what was refused and what was answered, and the department's books.

CREATE TABLE access_log (
  access_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  asked_at timestamptz NOT NULL,
  person_id text NOT NULL,
  role text,
  kind text NOT NULL CHECK (kind IN ('search', 'export')),
  purpose text,
  case_number text,
  request_id text,
  criteria jsonb NOT NULL,
  refusals jsonb NOT NULL
);
CREATE INDEX access_log_asked ON access_log (asked_at);

CREATE TABLE access_answer (
  access_number bigint PRIMARY KEY REFERENCES access_log,
  answered_at timestamptz NOT NULL,
  reads int NOT NULL,
  sha256 bytea NOT NULL
);
-- A query that was refused is never answered.
CREATE FUNCTION refuse_forbidden_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT refusals <> '[]' FROM access_log WHERE access_number = NEW.access_number) THEN
    RAISE EXCEPTION 'access % was refused: no answer to it is taken', NEW.access_number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER not_refused BEFORE INSERT ON access_answer FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_answer();
SELECT make_append_only('access_log'), make_append_only('access_answer');

-- People, releases, audits, each entry in the form of its kind (recognizer/investigate/ports.ts).
CREATE TABLE ledger (
  entry_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  body jsonb NOT NULL
);
CREATE INDEX ledger_subject ON ledger (kind, subject);
CREATE UNIQUE INDEX ledger_once ON ledger (kind, subject)
  WHERE kind IN ('release-requested', 'release-decided', 'audit-drawn', 'audit-documented', 'audit-reviewed');
SELECT make_append_only('ledger');
