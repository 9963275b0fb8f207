"""The words that all parts speak: lines, record, errors, registers."""
