INSERT INTO findings (id, assessment_id, number, kind, wording, created_at, created_by_id)
VALUES ('00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000008', 1, 'shortcoming', 'De kamers zijn te klein.', '2026-11-23 10:00+00', '00000000-0000-7000-8000-000000000005');
INSERT INTO finding_indicators (assessment_id, kind, indicator, finding_id)
VALUES ('00000000-0000-7000-8000-000000000008', 'shortcoming', 'rooms.space.area-per-person', '00000000-0000-7000-8000-000000000010');
