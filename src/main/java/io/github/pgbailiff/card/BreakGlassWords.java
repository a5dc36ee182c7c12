package io.github.pgbailiff.card;

import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.rules.Requirements;
import java.util.stream.Collectors;

/** A request that went ahead without the approvals that it takes, in the words of its card. */
final class BreakGlassWords {
  private BreakGlassWords() {}

  /** {@code R-9 BREAK-GLASS by ann: drain database orders on prod-eu}. */
  static String title(Request request) {
    String what =
        request.state().isTerminal()
            ? RequestSummary.title(request).substring(request.id().length()).replaceFirst("^: ", "")
            : ChangeWords.of(request.change());
    return "%s BREAK-GLASS by %s: %s"
        .formatted(request.id(), request.requester().name(), what.strip());
  }

  /** {@code without the 2 approvals that rule 3 asks for}. */
  static Value without(Request request) {
    String asked =
        request.requirements().approvals().stream()
            .map(BreakGlassWords::asked)
            .distinct()
            .collect(Collectors.joining(", and "));
    return Value.line(Value.text("without " + asked));
  }

  private static String asked(Requirements.Approvals asked) {
    String rule = asked.rule().map(it -> it.replaceFirst(":.*", "")).orElse("the rules");
    String verb = rule.equals("the rules") ? "ask" : "asks";
    return "the %s of %s that %s %s for"
        .formatted(
            asked.need() == 1 ? "approval" : asked.need() + " approvals",
            String.join(" or ", asked.from()),
            rule,
            verb);
  }
}
