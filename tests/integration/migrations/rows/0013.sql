INSERT INTO releases (assessment_id, kind, digest, is_released, decided_by_id, decided_at)
SELECT '00000000-0000-7000-8000-000000000008', 'photo', repeat('a', 64), true, id, '2026-11-24 09:00+00' FROM people ORDER BY id LIMIT 1;
INSERT INTO report_withdrawals (report_id, reason, withdrawn_by_id, withdrawn_at)
SELECT '00000000-0000-7000-8000-00000000000f', 'made-up reason', id, '2026-11-24 11:00+00' FROM people ORDER BY id LIMIT 1;
