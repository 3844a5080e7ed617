"""Owns: reading a looked-after children return (SSDA903). Does not: store it."""
