"""From the record to text: JSON for programs, tables for spreadsheets."""
