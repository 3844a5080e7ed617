suppressMessages(library(lme4)); d<-read.csv("d.csv")
for(s in unique(d$set)){p<-d[d$set==s,]; m<-suppressMessages(suppressWarnings(lmer(y~x+(1|g),p,REML=TRUE)))
v<-as.data.frame(VarCorr(m)); cat(sprintf("%d,%.12g,%.12g,%.12g,%.12g,%.12g,%.12g,%d\n",s,fixef(m)[1],fixef(m)[2],v$vcov[1],v$vcov[2],sqrt(diag(as.matrix(vcov(m))))[1],REMLcrit(m),isSingular(m)))}