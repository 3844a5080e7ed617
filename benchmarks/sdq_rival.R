# Score a CSV of SDQs with vectorised base R, as benchmarks/sdq_rivals.py does with pandas.
# Arguments: answers, scores, and a table of band edges (column, version, key, lowest, highest).

paths <- commandArgs(trailingOnly = TRUE)
kinds <- c(id = "character", version = "character", setNames(rep("integer", 33), paste0("i", 1:33)))
frame <- read.csv(paths[1], colClasses = kinds)
edges <- read.csv(paths[3], colClasses = c("character", "character", "character", "integer", "integer"))
item <- function(n) frame[paste0("i", n)]

keyed <- list(
  emotional = c(3, 8, 13, 16, 24), conduct = c(5, 7, 12, 18, 22),
  hyperactivity = c(2, 10, 15, 21, 25), peer = c(6, 11, 14, 19, 23),
  prosocial = c(1, 4, 9, 17, 20)
)
reversed <- c(7, 11, 14, 21, 25)
scores <- frame[c("id", "version")]
for (scale in names(keyed)) {
  given <- as.matrix(item(keyed[[scale]]))
  turned <- keyed[[scale]] %in% reversed
  given[, turned] <- 2L - given[, turned]
  count <- rowSums(!is.na(given))
  total <- rowSums(given, na.rm = TRUE)
  scores[[scale]] <- ifelse(count >= 3, (10 * total + count) %/% (2 * count), NA)
}
scores$total <- with(scores, emotional + conduct + hyperactivity + peer)
scores$internalising <- scores$emotional + scores$peer
scores$externalising <- scores$conduct + scores$hyperactivity
asked <- as.matrix(item(28:32))
count <- rowSums(!is.na(asked))
zero_fill <- ifelse(count > 0, rowSums(pmax(asked - 1L, 0L), na.rm = TRUE), NA)
needed <- ifelse(startsWith(frame$version, "T"), 3, 5)
none <- !is.na(frame$i26) & frame$i26 == 0
scores$impact_strict <- ifelse(none, 0, ifelse(count == needed, zero_fill, NA))
scores$impact_zero_fill <- ifelse(none, 0, zero_fill)

for (column in unique(edges$column)) {
  name <- sub("^band._", "", column)
  score <- scores[[if (name == "impact") "impact_strict" else name]]
  looked_up <- matrix(NA_character_, length(unique(edges$version)), 41,
                      dimnames = list(unique(edges$version), NULL))
  of_column <- edges[edges$column == column, ]
  for (row in seq_len(nrow(of_column))) with(of_column[row, ], {
    looked_up[version, (lowest:highest) + 1] <<- key
  })
  scores[[column]] <- looked_up[cbind(match(frame$version, rownames(looked_up)), score + 1)]
}
write.csv(scores, paths[2], row.names = FALSE, na = "", quote = FALSE)
