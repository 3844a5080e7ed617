"""A snapshot: the records as keys, codes, days and numbers, in memory or as a folder of Parquet.

`files` makes, writes and reads one, and knows no database; `records` takes one of the records.
Both load Arrow: import them where they are needed, not on the way to an ordinary page.
"""
