"""An extract for an evaluator: a snapshot nobody is named in and few could be found in.

Keys are replaced and days moved (`making`); what each column holds is written beside it
(`describing`), and how easily somebody could be found (`judging`). It is packed as one file.
"""
