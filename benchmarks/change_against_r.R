# The change statistics again, by R's own functions: the independent half of change_against_r.py.
# Reads pairs (set, t1, emotional, impact, t2) from the file named first; writes, a line each,
# set, statistic, value. Whatever R cannot tell (NA, NaN) is left out.

read_from <- commandArgs(trailingOnly = TRUE)[1]
threshold_sd <- 5.8
threshold_r <- 0.82

told <- function(set, values) {
  known <- values[is.finite(values)]
  cat(sprintf("%s,%s,%.17g\n", set, names(known), known), sep = "")
}

corrected <- function(name, d, error, n) {
  df <- n - 1
  j <- gamma(df / 2) / (sqrt(df / 2) * gamma((df - 1) / 2))
  ends <- qnorm(c(0.025, 0.975), mean = j * d, sd = j * error)
  setNames(c(d, j * d, ends), paste0(c("d_", "g_", "g_low_", "g_high_"), name))
}

change <- function(pairs) {
  t1 <- pairs$t1
  t2 <- pairs$t2
  n <- nrow(pairs)
  tested <- t.test(t1, t2, paired = TRUE)
  moved <- t1 - t2
  r <- suppressWarnings(cor(t1, t2))
  d_z <- unname(tested$statistic) / sqrt(n)
  average <- sqrt((var(t1) + var(t2)) / 2)
  apart <- 2 * (1 - r)
  d_rm <- d_z * sqrt(apart)
  c(
    mean = unname(tested$estimate), sd = sd(moved), r = r,
    low = tested$conf.int[1], high = tested$conf.int[2],
    corrected("z", d_z, sqrt(1 / n + d_z^2 / (2 * n)), n),
    corrected("av", mean(moved) / average, sd(moved) / sqrt(n) / average, n),
    corrected("rm", d_rm, sqrt((1 / n + d_rm^2 / (2 * n)) * apart), n)
  )
}

added_value <- function(pairs) {
  expected <- 2.3 + 0.8 * pairs$t1 + 0.2 * pairs$impact - 0.3 * pairs$emotional
  value <- expected - pairs$t2
  error <- 5 / sqrt(nrow(pairs))
  c(
    av_mean = mean(value), av_size = mean(value) / 5,
    av_low = qnorm(0.025, mean(value), error) / 5, av_high = qnorm(0.975, mean(value), error) / 5
  )
}

reliable <- function(pairs) {
  index <- (pairs$t1 - pairs$t2) / (threshold_sd * sqrt(1 - threshold_r) * sqrt(2))
  c(better = sum(index > 1.96), worse = sum(index < -1.96), within = sum(abs(index) <= 1.96))
}

# The fall expected of those above the middle of the set, by integrating over the normal curve.
fall <- function(pairs) {
  centre <- mean(pairs$t1)
  spread <- sd(pairs$t1)
  cut <- centre + spread / 2
  area <- function(f) integrate(f, cut, Inf, rel.tol = 1e-12)$value
  above <- area(function(x) x * dnorm(x, centre, spread)) /
    area(function(x) dnorm(x, centre, spread))
  c(fall = (1 - 0.72) * (above - centre))
}

# The first children of a set in rows of three, as a one-way analysis of variance has them.
alike <- function(pairs) {
  k <- nrow(pairs) %/% 3
  score <- pairs$t1[seq_len(3 * k)]
  group <- factor(rep(seq_len(k), each = 3))
  squares <- summary(aov(score ~ group))[[1]][["Mean Sq"]]
  between <- max(0, (squares[1] - squares[2]) / 3)
  icc <- between / (between + squares[2])
  c(msb = squares[1], msw = squares[2], icc = icc, design = 1 + 2 * icc)
}

process <- function(pairs) {
  average <- mean(abs(diff(pairs$t1)))
  c(upper = mean(pairs$t1) + 2.66 * average, lower = mean(pairs$t1) - 2.66 * average)
}

funnel <- function(pairs) {
  n <- nrow(pairs)
  angle <- asin(sqrt(0.165)) + c(-1, 1) * qnorm(0.999) / (2 * sqrt(n))
  ends <- sin(pmin(pmax(angle, 0), pi / 2))^2
  c(funnel_low = ends[1], funnel_high = ends[2])
}

attained <- function(pairs) {
  x <- pmin(pmax(pairs$emotional, 0), 4) - 2
  w <- pairs$impact + 1
  c(gas = 50 + 10 * sum(w * x) / sqrt(0.7 * sum(w^2) + 0.3 * sum(w)^2))
}

everything <- read.csv(read_from)
for (set in unique(everything$set)) {
  pairs <- everything[everything$set == set, ]
  for (part in list(change, added_value, reliable, fall, alike, process, funnel, attained)) {
    told(set, part(pairs))
  }
}
