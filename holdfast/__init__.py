"""Holdfast: run, supervise and learn from an evidence-based family programme."""
