-- Records are kept by the database itself: what is made append-only can be added to and read, and nothing else.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- SELECT make_append_only('table');
CREATE FUNCTION make_append_only(records regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s '
    'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', records);
  -- Also in sessions that replicate, where ordinary triggers rest.
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only', records);
END $$;

SELECT make_append_only('migration');
