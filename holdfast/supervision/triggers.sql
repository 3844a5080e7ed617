-- What the tables refuse: any change to the record of a meeting once it is signed, whoever asks. A
-- row that corrects another is added after it: attendance with a later number, and what is said anew
-- of a case in a table of its own. What is asked is in `rows.sql`, and is asked as holdfast_guard.
DROP TRIGGER IF EXISTS signed_stays ON supervision_meeting;
CREATE TRIGGER signed_stays BEFORE UPDATE OR DELETE ON supervision_meeting
  FOR EACH ROW EXECUTE FUNCTION app.keep_signed_meeting();

DROP TRIGGER IF EXISTS signed_stays ON supervision_attendance;
CREATE TRIGGER signed_stays BEFORE UPDATE OR DELETE ON supervision_attendance
  FOR EACH ROW EXECUTE FUNCTION app.keep_signed('meeting_id');
DROP TRIGGER IF EXISTS nothing_added ON supervision_attendance;
CREATE TRIGGER nothing_added BEFORE INSERT ON supervision_attendance
  FOR EACH ROW WHEN (NEW.number = 1) EXECUTE FUNCTION app.keep_signed('meeting_id');

DROP TRIGGER IF EXISTS signed_stays ON supervision_meetingreflection;
CREATE TRIGGER signed_stays BEFORE INSERT OR UPDATE OR DELETE ON supervision_meetingreflection
  FOR EACH ROW EXECUTE FUNCTION app.keep_signed('meeting_id');

DROP TRIGGER IF EXISTS signed_stays ON casework_discussion;
CREATE TRIGGER signed_stays BEFORE INSERT OR UPDATE OR DELETE ON casework_discussion
  FOR EACH ROW EXECUTE FUNCTION app.keep_signed('meeting_id');

DROP TRIGGER IF EXISTS signed_stays ON casework_slot;
CREATE TRIGGER signed_stays BEFORE INSERT OR UPDATE OR DELETE ON casework_slot
  FOR EACH ROW EXECUTE FUNCTION app.keep_signed('meeting_id');

-- An action is said to be done after the meeting; what was agreed stays as it was signed.
DROP TRIGGER IF EXISTS signed_stays ON casework_agreedaction;
CREATE TRIGGER signed_stays BEFORE INSERT OR UPDATE OF case_id, discussion_id, words, owner_id, due_on OR DELETE
  ON casework_agreedaction FOR EACH ROW EXECUTE FUNCTION app.keep_signed('discussion_id');
