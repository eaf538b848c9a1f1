"""The schema, one file a step: never edited after a release."""
