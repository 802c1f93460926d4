"""The commands: one module per group; nothing heavy is imported before a command runs."""
