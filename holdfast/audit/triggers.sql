-- The trail's tables: only ever added to, and only through the functions of rows.sql.
DO $$
DECLARE log text;
BEGIN
  FOREACH log IN ARRAY ARRAY['entry', 'change', 'reading', 'refusal'] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS seal_row ON audit.%I', log);
    EXECUTE format('CREATE TRIGGER seal_row BEFORE INSERT ON audit.%I FOR EACH ROW EXECUTE FUNCTION audit.seal_row()', log);
    EXECUTE format('DROP TRIGGER IF EXISTS only_added_to ON audit.%I', log);
    EXECUTE format('CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', log);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', log);
    EXECUTE format('DROP POLICY IF EXISTS guard_only ON audit.%I', log);
    EXECUTE format('CREATE POLICY guard_only ON audit.%I TO holdfast_guard USING (true) WITH CHECK (true)', log);
    EXECUTE format('GRANT SELECT, INSERT ON audit.%I TO holdfast_guard', log);
    EXECUTE format('REVOKE ALL ON audit.%I FROM holdfast_app', log);
  END LOOP;
END $$;
GRANT SELECT ON app.signing_key TO holdfast_guard;
