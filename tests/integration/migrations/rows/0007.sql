INSERT INTO cycles (id, starts_on, ends_on) VALUES ('2026-2028', '2026-02-01', '2028-01-31');
INSERT INTO cycle_steps (cycle_id, kind, position, statutory, statutory_en, actual, actual_en, source)
VALUES ('2026-2028', 'estimate', 1, 'voor 1 februari', 'before 1 February', '', '', 'Spreidingswet art. 2');
INSERT INTO figure_imports (id, name, sha256, figures_added, figures_unchanged, imported_at)
VALUES ('00000000-0000-7000-8000-00000000000d', 'voorbeeld.csv', repeat('b', 64), 1, 0, '2026-11-23 10:00+00');
INSERT INTO figures (id, cycle_id, area_code, municipality_code, kind, version, places, in_words, in_words_en, valid_from, source, source_en, quality, note, note_en, import_id, recorded_at)
VALUES ('00000000-0000-7000-8000-00000000000e', '2026-2028', 'GM9998', 'GM9998', 'indicative-share', 1, 120, '', '', '2026-02-01', 'Voorbeeld', '', 'official', '', '', '00000000-0000-7000-8000-00000000000d', '2026-11-23 10:00+00');
