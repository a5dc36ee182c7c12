package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Reply;

/** The words for a report of which nothing is left to show: no answer is empty. */
public final class EmptyReport {
  private EmptyReport() {}

  /** Such as {@code no sessions}. */
  public static String in(Reply.Report report) {
    return report.sections().stream()
        .flatMap(section -> section.bodies().stream())
        .filter(Body.Table.class::isInstance)
        .findFirst()
        .map(body -> "no " + PlainText.oneLine(body.name().replace('_', ' ')))
        .orElse("nothing to show");
  }
}
