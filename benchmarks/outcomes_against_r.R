# The outcome statistics again, by R's own functions and lme4: the independent half of
# outcomes_against_r.py. Reads cases (set, group, first, last; blank where missing) from the file
# named first; writes, a line each, set, statistic, value. What R cannot tell is left out.

suppressPackageStartupMessages(library(lme4))
read_from <- commandArgs(trailingOnly = TRUE)[1]
lowest <- 0
highest <- 40

told <- function(set, values) {
  known <- values[is.finite(values)]
  cat(sprintf("%s,%s,%.17g\n", set, names(known), known), sep = "")
}

share <- function(cases) {
  pairs <- sum(!is.na(cases$first) & !is.na(cases$last))
  ends <- prop.test(pairs, nrow(cases), correct = FALSE)$conf.int
  c(share_low = max(0, ends[1]), share_high = min(1, ends[2]))
}

apart <- function(cases) {
  known <- cases[!is.na(cases$first), ]
  kept <- known$first[!is.na(known$last)]
  lost <- known$first[is.na(known$last)]
  shares <- c(mean(kept > 20), mean(lost > 20))
  spread <- sqrt(sum(shares * (1 - shares)) / 2)
  c(
    apart = (mean(kept) - mean(lost)) / sqrt((var(kept) + var(lost)) / 2),
    apart_word = if (spread > 0) diff(rev(shares)) / spread else NA
  )
}

bounds <- function(cases) {
  known <- cases[!is.na(cases$first), ]
  filled <- function(with) ifelse(is.na(known$last), with, known$last)
  c(
    carried = mean(known$first - filled(known$first)),
    worst = mean(known$first - filled(highest)),
    best = mean(known$first - filled(lowest))
  )
}

paired <- function(pairs) {
  tested <- t.test(pairs$first, pairs$last, paired = TRUE)
  n <- nrow(pairs)
  df <- n - 1
  average <- sqrt((var(pairs$first) + var(pairs$last)) / 2)
  d <- unname(tested$estimate) / average
  error <- sd(pairs$first - pairs$last) / sqrt(n) / average
  j <- gamma(df / 2) / (sqrt(df / 2) * gamma((df - 1) / 2))
  c(
    mean = unname(tested$estimate), low = tested$conf.int[1], high = tested$conf.int[2],
    g_av = j * d, g_low = j * (d + qnorm(0.025) * error), g_high = j * (d + qnorm(0.975) * error)
  )
}

quietly <- function(fitted) suppressMessages(suppressWarnings(fitted))

# The ends of the profile: where lme4's own criterion is worse than at its best by 3.84.
profile_of <- function(model, pairs) {
  criterion <- quietly(lmer(change ~ 1 + (1 | group), pairs, devFunOnly = TRUE))
  best <- getME(model, "theta")
  least <- REMLcrit(model)
  beyond <- function(theta) criterion(theta) - least - qchisq(0.95, 1)
  low <- if (best > 0 && beyond(0) > 0) uniroot(beyond, c(0, best), tol = 1e-12)$root else 0
  high <- if (beyond(1000) > 0) uniroot(beyond, c(best, 1000), tol = 1e-12)$root else Inf
  c(alike_low = low^2 / (1 + low^2), alike_high = if (is.finite(high)) high^2 / (1 + high^2) else 1)
}

nested <- function(pairs) {
  pairs$change <- pairs$first - pairs$last
  model <- quietly(lmer(change ~ 1 + (1 | group), pairs))
  variances <- as.data.frame(VarCorr(model))$vcov
  alike <- variances[1] / sum(variances)
  sizes <- table(pairs$group)
  error <- sqrt(as.matrix(vcov(model))[1, 1])
  covariate <- quietly(lmer(last ~ first + (1 | group), pairs))
  plain <- quietly(lmer(last ~ first + (1 | group), pairs, REML = FALSE))
  c(
    nested_mean = unname(fixef(model)), nested_error = error,
    nested_low = unname(fixef(model)) + qt(0.025, length(sizes) - 1) * error,
    between = variances[1], within = variances[2], alike = alike,
    design = 1 + (sum(sizes^2) / sum(sizes) - 1) * alike,
    criterion = REMLcrit(model), singular = as.numeric(isSingular(model)),
    profile_of(model, pairs),
    slope = unname(fixef(covariate)[2]), slope_error = sqrt(as.matrix(vcov(covariate))[2, 2]),
    slope_ml = unname(fixef(plain)[2]), deviance_ml = deviance(plain)
  )
}

drawn <- function(pairs) {
  change <- pairs$first - pairs$last
  sums <- tapply(change, pairs$group, sum)
  counts <- tapply(change, pairs$group, length)
  k <- length(sums)
  if (k <= 5) {
    ways <- as.matrix(expand.grid(rep(list(seq_len(k)), k)))
  } else {
    ways <- matrix(sample(k, 2000 * k, replace = TRUE), ncol = k)
  }
  means <- rowSums(matrix(sums[ways], ncol = k)) / rowSums(matrix(counts[ways], ncol = k))
  ends <- quantile(means, c(0.025, 0.975), names = FALSE)
  setNames(ends, if (k <= 5) c("all_low", "all_high") else c("drawn_low", "drawn_high"))
}

process <- function(pairs) {
  average <- mean(abs(diff(pairs$first)))
  c(upper = mean(pairs$first) + 2.66 * average, lower = mean(pairs$first) - 2.66 * average)
}

funnel <- function(pairs) {
  better <- mean(pairs$first - pairs$last >= 5)
  n <- table(pairs$group)[[1]]
  angle <- asin(sqrt(better)) + c(-1, 1) * qnorm(0.975) / (2 * sqrt(n))
  ends <- sin(pmin(pmax(angle, 0), pi / 2))^2
  c(funnel_low = ends[1], funnel_high = ends[2])
}

set.seed(1)
everything <- read.csv(read_from)
for (set in unique(everything$set)) {
  cases <- everything[everything$set == set, ]
  pairs <- cases[!is.na(cases$first) & !is.na(cases$last), ]
  for (part in list(share, apart, bounds)) told(set, part(cases))
  for (part in list(paired, nested, drawn, process, funnel)) told(set, part(pairs))
}

# The published model of Beat the Blues, from its own file where that is there.
trial <- commandArgs(trailingOnly = TRUE)[2]
if (!is.na(trial)) {
  wide <- read.csv(trial)
  times <- c(2, 3, 5, 8)
  long <- do.call(rbind, lapply(times, function(month) {
    data.frame(wide[c("drug", "length", "treatment", "bdi.pre")], person = wide[[1]],
               month = month, bdi = wide[[paste0("bdi.", month, "m")]])
  }))
  long$treated <- as.numeric(long$treatment == "BtheB")
  long$drug <- as.numeric(long$drug == "Yes")
  long$long <- as.numeric(long$length == ">6m")
  long <- long[!is.na(long$bdi), ]
  for (reml in c(FALSE, TRUE)) {
    model <- lmer(bdi ~ bdi.pre + month + treated + drug + long + (1 | person), long, REML = reml)
    names <- c("intercept", "before", "month", "treated", "drug", "long")
    suffix <- if (reml) "reml" else "ml"
    told("trial", setNames(fixef(model), paste(names, suffix, sep = "_")))
    told("trial", setNames(sqrt(diag(as.matrix(vcov(model)))), paste(names, "se", suffix, sep = "_")))
    told("trial", setNames(as.data.frame(VarCorr(model))$vcov, paste(c("between", "within"), suffix, sep = "_")))
  }
}
