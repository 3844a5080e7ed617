"""The pages of docs/reference that are written from the code, so that none falls behind."""
