-- Alerts on their way to people, and what people have set of them (recognizer/alert/ports.ts, docs/alerts.md).

CREATE TABLE alert_setting (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text NOT NULL,
  changed_by text NOT NULL,
  changed_at text NOT NULL,
  change jsonb NOT NULL,
  warning text
);
CREATE INDEX ON alert_setting (person, number);
SELECT make_append_only('alert_setting');

-- Work in hand: `attempts` and `due_ms` (null when done) follow from the records.
CREATE TABLE alert_delivery (
  number bigint GENERATED ALWAYS AS IDENTITY,
  id text PRIMARY KEY,
  channel text NOT NULL,
  recipient text NOT NULL,
  urgency float8 NOT NULL,
  notice jsonb NOT NULL,
  enqueued_ms bigint NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  due_ms bigint
);
CREATE INDEX ON alert_delivery (channel, urgency DESC) WHERE due_ms IS NOT NULL;
CREATE INDEX ON alert_delivery (due_ms) WHERE due_ms IS NOT NULL;
CREATE INDEX ON alert_delivery (recipient, enqueued_ms) WHERE channel = 'in-app';

CREATE TABLE alert_delivery_record (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id text NOT NULL REFERENCES alert_delivery (id),
  at_ms bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('attempted', 'accepted', 'failed', 'refused')),
  address text,
  why text,
  next_ms bigint
);
SELECT make_append_only('alert_delivery_record');
