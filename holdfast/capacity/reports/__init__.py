"""Questions about capacity that span models, or reach beyond the reader in numbers alone."""
