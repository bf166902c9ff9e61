INSERT INTO review_remarks (id, assessment_id, indicator, judgement_id, words, made_by_id, made_at)
VALUES ('00000000-0000-7000-8000-000000000131', '00000000-0000-7000-8000-000000000008', 'rooms.space.area-per-person', '00000000-0000-7000-8000-000000000009', 'Welke kamer?', '00000000-0000-7000-8000-000000000005', '2026-11-23 10:00+00');
INSERT INTO verdict_overrides (id, assessment_id, target, verdict, reason, basis, proposed_by_id, proposed_at)
VALUES ('00000000-0000-7000-8000-000000000132', '00000000-0000-7000-8000-000000000008', 'rooms.space', 'partially-compliant', 'Tijdelijk.', repeat('a', 64), '00000000-0000-7000-8000-000000000005', '2026-11-23 10:00+00');
UPDATE assessments SET changes_asked = '{rooms.space.area-per-person}';
