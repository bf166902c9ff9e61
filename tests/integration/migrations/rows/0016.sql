INSERT INTO theme_assignments (assessment_id, theme, person_id)
SELECT '00000000-0000-7000-8000-000000000008', 'rooms', id FROM people LIMIT 1;
INSERT INTO tablets (id, assessment_id, person_id, waiting, theme, heard_at)
SELECT '00000000-0000-4000-8000-000000000010', '00000000-0000-7000-8000-000000000008', id, 3, 'rooms', '2026-11-23 10:00+00' FROM people LIMIT 1;
