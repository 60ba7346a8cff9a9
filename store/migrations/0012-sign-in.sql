-- Who signs in, and by what (V.B.c; recognizer/sign-in/ports.ts). Of passwords only what scrypt makes of them is kept; the newest counts.

CREATE TABLE password (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  hash text NOT NULL
);
CREATE INDEX ON password (person, number);

CREATE TABLE sign_in (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'failed', 'refused', 'closed')),
  why text NOT NULL
);
CREATE INDEX ON sign_in (person, number);
SELECT make_append_only('password'), make_append_only('sign_in');
