-- The device rules as they came with the product, so that an operator can have them back. A later migration that ships
-- better ones changes these rows too. Read only.
CREATE TABLE pool.shipped_device_rule (
  pattern             text             NOT NULL CONSTRAINT shipped_device_rule_pk PRIMARY KEY,
  position            integer          NOT NULL,
  device              text             NOT NULL,
  floor               double precision,
  start               double precision,
  notify_throttle_ms  bigint           NOT NULL,
  max_name_length     integer          NOT NULL,
  max_coinbase        integer          NOT NULL,
  clean_on_difficulty boolean          NOT NULL,
  shipped             boolean          NOT NULL,
  note                text             NOT NULL
);

INSERT INTO pool.shipped_device_rule
  (pattern, position, device, floor, start, notify_throttle_ms, max_name_length, max_coinbase, clean_on_difficulty, shipped, note)
VALUES
  ('*nicehash*',        100, 'NiceHash',           524288, 524288,     0,   0,    0, true,  true, 'The market refuses SHA-256 pools below this difficulty. Its proxies want a small coinbase.'),
  ('*miningrigrentals*',150, 'MiningRigRentals',   NULL,    65536,     0,   0,    0, true,  true, 'A proxy in front of rented rigs.'),
  ('*nerdminer*',       200, 'NerdMiner',          NULL,   0.0005, 10000,   0,    0, true,  true, 'A microcontroller with some hundred kH/s: easy work, few jobs.'),
  ('*nerd*axe*',        250, 'NerdQAxe',           NULL,     4096,     0,   0,    0, true,  true, 'A fork of ESP-Miner for boards with several chips.'),
  ('*bitaxe*',          300, 'Bitaxe',             NULL,     1024,     0,   0,    0, true,  true, 'ESP-Miner sends duplicates where a new difficulty comes without a clean job.'),
  ('*esp-miner*',       310, 'Bitaxe',             NULL,     1024,     0,   0,    0, true,  true, 'As Bitaxe.'),
  ('*antminer s21*',    400, 'Antminer S21',       NULL,   131072,     0,   0, 2250, true,  true, 'Stock firmware stops at coinbases of more than about 2.25 KB.'),
  ('*antminer*',        410, 'Antminer',           NULL,     8192,     0,   0,    0, true,  true, 'Stock firmware of Bitmain.'),
  ('bmminer*',          420, 'Antminer',           NULL,     8192,     0,   0,    0, true,  true, 'Stock firmware of Bitmain.'),
  ('*whatsminer*',      500, 'Whatsminer',         NULL,    65536,     0, 127, 6500, true,  true, 'Overflows above 127 characters of a name and about 6.5 KB of coinbase.'),
  ('*btminer*',         510, 'Whatsminer',         NULL,    65536,     0, 127, 6500, true,  true, 'As Whatsminer.'),
  ('*avalon*',          600, 'Avalon',             NULL,     4096,     0,  63,    0, true,  true, 'Cuts names after 63 characters.'),
  ('*canaan*',          610, 'Avalon',             NULL,     4096,     0,  63,    0, true,  true, 'Cuts names after 63 characters.'),
  ('*bosminer*',        700, 'Braiins OS',         NULL,    16384,     0,   0,    0, false, true, 'Takes a new difficulty with the next job.'),
  ('*braiins*',         710, 'Braiins',            NULL,    16384,     0,   0,    0, false, true, 'Firmware or farm proxy of Braiins.'),
  ('*luxminer*',        750, 'LuxOS',              NULL,    16384,     0,   0,    0, false, true, 'Takes a new difficulty with the next job.'),
  ('*iceriver*',        800, 'IceRiver',           NULL,     NULL,   250,   0,    0, true,  true, 'Stops at floods of jobs.'),
  ('*goldshell*',       850, 'Goldshell',          NULL,     NULL,     0,   0,    0, true,  true, ''),
  ('cpuminer*',         900, 'cpuminer',           NULL,     NULL,     0,   0,    0, false, true, 'Takes a new difficulty with the next job.'),
  ('ccminer*',          910, 'ccminer',            NULL,     NULL,     0,   0,    0, false, true, ''),
  ('bfgminer*',         920, 'BFGMiner',           NULL,     NULL,     0,   0,    0, false, true, 'Takes a new difficulty with the next job.'),
  ('cgminer*',          930, 'cgminer',            NULL,     NULL,     0,   0,    0, false, true, 'Also what much stock firmware calls itself.'),
  ('sgminer*',          940, 'sgminer',            NULL,     NULL,     0,   0,    0, false, true, ''),
  ('chimera-virtual-miner/*', 990, 'Virtual miner', NULL,    NULL,     0,   0,    0, true,  true, 'Chimera''s own, for demonstrations and tests.');
