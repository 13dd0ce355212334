DROP TABLE seen_windows;
