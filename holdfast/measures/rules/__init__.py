"""What may be recorded, what it scores, and what a change in it means: values in, answers out.

One file a question: `recording` says whether a measure may be kept as typed, `change` and its
neighbours whether scores moved, by how much, and by more than the measure's own error.
"""
