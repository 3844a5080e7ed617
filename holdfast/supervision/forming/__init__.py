"""Form supervision groups: a question, an answer with its proof, and why not. Plain Python."""
