-- What the tables refuse: any change to a report once it is frozen.
DROP TRIGGER IF EXISTS frozen_stays ON report_report;
CREATE TRIGGER frozen_stays BEFORE UPDATE OR DELETE ON report_report
  FOR EACH ROW EXECUTE FUNCTION app.keep_frozen();
