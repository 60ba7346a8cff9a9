-- What guards records guards them in sessions that replicate, too, where ordinary triggers rest.
ALTER TABLE plate_read ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE plate_read ENABLE ALWAYS TRIGGER destruction;
ALTER TABLE read_record ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE read_record ENABLE ALWAYS TRIGGER destruction;
ALTER TABLE read_picture ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE read_picture ENABLE ALWAYS TRIGGER destruction;
ALTER TABLE access_answer ENABLE ALWAYS TRIGGER not_refused;

-- A delivery stays what it was; only the work in hand moves on.
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE OR UPDATE OF number, id, channel, recipient, urgency, notice, enqueued_ms
  ON alert_delivery FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE alert_delivery ENABLE ALWAYS TRIGGER kept;
