INSERT INTO reports (id, assessment_id, edition, language, content, content_digest, substance_digest, check_code, assessment_state, issued_at, state, stage, renderer)
VALUES ('00000000-0000-7000-8000-00000000000f', '00000000-0000-7000-8000-000000000008', 'full', 'nl', '{}', repeat('c', 64), repeat('d', 64), 'ABCD-EFGH', 'judging', '2026-11-23 10:00+00', 'queued', 'waiting', '');
