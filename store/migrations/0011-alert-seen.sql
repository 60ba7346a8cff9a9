-- What people have acknowledged of the alerts that they were told of in the application (recognizer/alert/ports.ts).

CREATE TABLE alert_seen (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id text NOT NULL UNIQUE REFERENCES alert_delivery (id),
  person text NOT NULL,
  seen_ms bigint NOT NULL
);
SELECT make_append_only('alert_seen');

-- For who was told of what, in the application and since when.
CREATE INDEX ON alert_delivery_record (delivery_id) WHERE kind = 'accepted';
