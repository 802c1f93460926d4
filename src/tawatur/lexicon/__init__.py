"""From data files to frozen tables."""
