INSERT INTO municipalities (code, name, province_code, tile_column, tile_row, founded_on) VALUES ('GM9996', 'Voorbeeldstreek', 'PV98', 1, 2, '2028-01-01')
ON CONFLICT (code) DO UPDATE SET founded_on = EXCLUDED.founded_on;
INSERT INTO municipality_changes (id, kind, old_code, new_code, old_name, new_name, holds_from, source, recorded_at)
VALUES ('00000000-0000-7000-8000-00000000c001', 'merger', 'GM9998', 'GM9996', 'Voorbeeldstad', 'Voorbeeldstreek', '2028-01-01', 'Wetsvoorstel', '2026-11-26 10:00+00')
ON CONFLICT DO NOTHING;
