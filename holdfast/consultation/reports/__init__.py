"""Questions about consultation that span models, or reach beyond the reader in numbers alone."""
