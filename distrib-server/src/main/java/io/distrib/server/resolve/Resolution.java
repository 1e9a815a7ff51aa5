package io.distrib.server.resolve;

import io.distrib.NamingService;
import io.distrib.config.PoolConfiguration;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.Site;
import java.io.PrintStream;
import java.util.List;

/**
 * One answer, written as {@code dig} would, and why it is what it is. <em>Confined to one
 * thread.</em>
 */
final class Resolution {
  private final PoolConfiguration pool;
  private final NamingService naming;
  private final NamingQuestion question;
  private final int type;

  Resolution(PoolConfiguration pool, NamingService naming, NamingQuestion question, int type) {
    this.pool = pool;
    this.naming = naming;
    this.question = question;
    this.type = type;
  }

  void print(PrintStream out) {
    NamingAnswer answer = naming.answer(question);
    AnswerText text = answer.fold(question, new AnswerTexts(pool, type));
    text.records().forEach(out::println);
    out.println("status: " + text.status());
    out.println("rule: " + answer.reason().rule());
    out.println("reason: " + answer.reason());
    SiteVerdicts verdicts = new SiteVerdicts(pool.topology(), naming, question.name(), answer);
    List<Site> sites = pool.topology().sites();
    sites.forEach(site -> out.println("site " + site + ": " + verdicts.of(site)));
  }
}
