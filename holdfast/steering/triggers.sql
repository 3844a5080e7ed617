-- What the tables refuse: any change to a newsletter once it is issued, or to the paper of a review.
DROP TRIGGER IF EXISTS issued_stays ON steering_newsletter;
CREATE TRIGGER issued_stays BEFORE UPDATE OR DELETE ON steering_newsletter
  FOR EACH ROW EXECUTE FUNCTION app.keep_issued();

DROP TRIGGER IF EXISTS frozen_stays ON steering_reviewpaper;
CREATE TRIGGER frozen_stays BEFORE UPDATE OR DELETE ON steering_reviewpaper
  FOR EACH ROW EXECUTE FUNCTION app.keep_frozen();
