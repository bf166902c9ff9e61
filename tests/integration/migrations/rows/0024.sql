INSERT INTO visit_closings (id, assessment_id, closed_by_id, closed_at, judgements, rooms, photos, waiting, reason)
SELECT '00000000-0000-7000-8000-000000000081', id, created_by_id, '2026-11-24 15:00+00', 312, 22, 47, 3, 'De tablet viel in het water.' FROM assessments ORDER BY id LIMIT 1;
