-- What the tables refuse: any change to a newsletter once it is issued.
DROP TRIGGER IF EXISTS issued_stays ON steering_newsletter;
CREATE TRIGGER issued_stays BEFORE UPDATE OR DELETE ON steering_newsletter
  FOR EACH ROW EXECUTE FUNCTION app.keep_issued();
