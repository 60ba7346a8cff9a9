-- The history of the town's own hot list entries (III.K, IV.F, IV.I.e), each change in the form of its kind
-- (recognizer/match/custom/ports.ts).

CREATE TABLE custom_entry_change (
  place int PRIMARY KEY CHECK (place >= 0),
  change jsonb NOT NULL
);
SELECT make_append_only('custom_entry_change');
