UPDATE photos SET caption = 'Een kamer met een raam' WHERE sha256 = repeat('8', 64);
