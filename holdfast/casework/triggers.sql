-- What the tables refuse at the end of a transaction: an open case with nobody who leads it. Written
-- again after every migration, by the tables' owner; what is asked is in `rows.sql`, and is asked as
-- holdfast_guard, since row-level security hides these rows from the owner as well.
DROP TRIGGER IF EXISTS is_led ON casework_case;
CREATE CONSTRAINT TRIGGER is_led AFTER INSERT OR UPDATE OF closed_on ON casework_case
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.closed_on IS NULL)
  EXECUTE FUNCTION app.keep_cases_led('id');

DROP TRIGGER IF EXISTS case_is_led ON casework_assignment;
CREATE CONSTRAINT TRIGGER case_is_led AFTER UPDATE OR DELETE ON casework_assignment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.part = 'lead' AND OLD.ended_on IS NULL)
  EXECUTE FUNCTION app.keep_cases_led('case_id');

DROP TRIGGER IF EXISTS leads_nothing ON programme_participant;
CREATE CONSTRAINT TRIGGER leads_nothing AFTER UPDATE OF withdrew_on, person_id ON programme_participant
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.withdrew_on IS NOT NULL OR OLD.person_id <> NEW.person_id)
  EXECUTE FUNCTION app.keep_leads_here('person_id');

DROP TRIGGER IF EXISTS leads_nothing ON access_user;
CREATE CONSTRAINT TRIGGER leads_nothing AFTER UPDATE OF is_active ON access_user
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active)
  EXECUTE FUNCTION app.keep_leads_here('id');
