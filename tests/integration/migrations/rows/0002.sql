INSERT INTO provinces (code, name) VALUES ('PV98', 'Voorbeeldland');
INSERT INTO municipalities (code, name, province_code, tile_column, tile_row) VALUES ('GM9998', 'Voorbeeldstad', 'PV98', 1, 2);
INSERT INTO operators (id, name, kind) VALUES ('00000000-0000-7000-8000-000000000001', 'Stichting Voorbeeld', 'foundation');
INSERT INTO locations (id, name, municipality_code, operator_id, kind, groups, residents, street_address, postal_code, address_protected, opened_on, is_fictional, created_at)
VALUES ('00000000-0000-7000-8000-000000000002', 'De Proef', 'GM9998', '00000000-0000-7000-8000-000000000001', 'emergency', '{families,children}', '{"all": 80}', 'Voorbeeldweg 1', '1234 AB', true, '2025-01-01', true, '2026-11-23 10:00+00');
INSERT INTO place_groups (id, location_id, places, kind, state, starts_on, ends_on, source)
VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000002', 100, 'regular', 'agreed', '2027-01-01', NULL, 'Overeenkomst van 1 november 2026'),
       ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002', 80, 'emergency', 'open', '2025-01-01', '2026-12-31', '');
UPDATE place_groups SET replaced_by_id = '00000000-0000-7000-8000-000000000004' WHERE kind = 'emergency';
