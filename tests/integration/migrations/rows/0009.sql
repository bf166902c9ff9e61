INSERT INTO municipalities (code, name, province_code, tile_column, tile_row) VALUES ('GM9997', 'Voorbeelddorp', 'PV98', 2, 2)
ON CONFLICT DO NOTHING;
INSERT INTO municipality_changes (id, kind, old_code, new_code, old_name, new_name, holds_from, source, recorded_at)
VALUES ('00000000-0000-7000-8000-000000000020', 'merger', 'GM9997', 'GM9998', 'Voorbeelddorp', 'Voorbeeldstad', '2027-01-01', 'Wetsvoorstel', '2026-11-23 10:00+00');
UPDATE place_groups SET target_group = 'families', operator_id = '00000000-0000-7000-8000-000000000001', legal_maximum = 90 WHERE kind = 'emergency';
INSERT INTO occupancies (id, place_group_id, counted_on, residents, source, recorded_at)
VALUES ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000003', '2026-11-01', 71, 'Opgave van de beheerder', '2026-11-23 10:00+00');
INSERT INTO withdrawn_imports (import_id, reason, withdrawn_at)
VALUES ('00000000-0000-7000-8000-00000000000d', 'Verkeerd bestand', '2026-11-23 11:00+00');
INSERT INTO exchanges (id, host_code, for_code, places, amv_places, return_kind, in_return, conditions, source, starts_on, ends_on, stopped_because, is_fictional, recorded_at)
VALUES ('00000000-0000-7000-8000-000000000022', 'GM9998', 'GM9997', 20, 2, 'status-holders', 'woningen voor statushouders', '', 'Brief van het college', '2025-01-01', '2026-01-31', '', true, '2026-11-23 10:00+00');
UPDATE figure_imports SET by_hand = true, reason = 'Een correctie', size_in_bytes = 120;
