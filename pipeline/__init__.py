"""The command `protokoll`: its settings, its commands, and the runs that send files through the house."""
