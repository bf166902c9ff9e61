INSERT INTO report_batches (id, requested_by_id, language, visited_from, visited_until, assessment_ids, report_ids, state, created_at)
SELECT '00000000-0000-7000-8000-000000000077', id, 'nl', '2026-01-01', '2026-12-31', '{}', '{}', 'queued', '2026-11-24 10:00+00' FROM people ORDER BY id LIMIT 1;
