"""What lies in a ZIP or tar file, as entries that `pipeline.containers` opens within its bounds."""
