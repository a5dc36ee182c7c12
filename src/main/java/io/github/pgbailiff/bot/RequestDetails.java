package io.github.pgbailiff.bot;

import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.card.BlocksNow;
import io.github.pgbailiff.card.RequestButtons;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Act;
import io.github.pgbailiff.request.gate.Judged;
import io.github.pgbailiff.request.gate.Judgement;
import io.github.pgbailiff.request.gate.SeenRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is known of a request: how it stands, with what whoever asks may do about it, and, while
 * it is open, its sessions as they are at this moment: what they may see by the verb that shows one
 * session.
 */
record RequestDetails(CommandFlow commands, OpenStore records) {
  private static final String SESSION = "session";

  /** As many as somebody reads before they decide. */
  private static final int SHOWN = 3;

  private static final String UNSAID = "not said yet";

  Reply run(Invocation invocation, SeenRequest seen) {
    Request request = seen.shown();
    Reply.Report report = RequestCard.whole(request, records.clock().instant()).report();
    Finding standing = Finding.of(Mark.NONE, RequestSummary.title(request)).with(buttons(seen));
    if (request.state().isTerminal()) {
      return report.finding(List.of(standing));
    }
    List<List<String>> sessions =
        request.change().parts().stream()
            .flatMap(part -> part.targets().stream().map(it -> words(part, it)))
            .toList();
    List<Reply.Report> now =
        sessions.stream().limit(SHOWN).flatMap(words -> now(invocation, words)).toList();
    return whole(report, standing, now, sessions.size());
  }

  private static Reply whole(
      Reply.Report report, Finding standing, List<Reply.Report> now, int all) {
    List<Finding> findings =
        now.stream()
            .flatMap(it -> it.findings().stream())
            .map(it -> Finding.of(it.mark(), it.sentence()))
            .toList();
    List<Section> sheets = now.stream().flatMap(it -> sections(it).stream()).toList();
    Reply.Report whole =
        report
            .with(Stream.concat(report.sections().stream(), sheets.stream()).toList())
            .finding(Stream.concat(Stream.of(standing), findings.stream()).toList());
    return !now.isEmpty() && all > now.size()
        ? whole.noting("%d of %d sessions are shown as they are now".formatted(now.size(), all))
        : whole;
  }

  /** Nothing is offered that would be refused; what is not confirmed has a card of its own. */
  private List<Button> buttons(SeenRequest seen) {
    return seen.shown().awaitsConfirmation()
        ? List.of()
        : RequestButtons.forEverybody(seen.shown(), BlocksNow.UNKNOWN).stream()
            .filter(it -> mayPress(seen, it.press().action()))
            .toList();
  }

  private boolean mayPress(SeenRequest seen, Press.Action action) {
    return switch (action) {
      case APPROVE -> may(seen, new Act.Approve());
      case DENY -> may(seen, new Act.Deny(UNSAID));
      case WITHDRAW -> may(seen, new Act.Withdraw());
      default -> action != Press.Action.DETAILS;
    };
  }

  private boolean may(SeenRequest seen, Act act) {
    return seen.judge(act) instanceof Judgement.Within(Judged judged)
        && records.requests().objection(judged).isEmpty();
  }

  private static List<String> words(Part part, Target target) {
    return List.of(SESSION, part.cluster(), String.valueOf(target.pid()));
  }

  /** Whoever may not read there sees nothing more. */
  private Stream<Reply.Report> now(Invocation invocation, List<String> words) {
    return switch (commands.run(invocation.with(new Invocation.Input.Words(words)))) {
      case Reply.Report report -> Stream.of(report);
      case Reply.Presented(Reply.Report report, _) -> Stream.of(report);
      case Reply.Card card -> Stream.of(card.report());
      case Reply.Presented _, Reply.Refusal _, Reply.Question _, Reply.Attachment _ ->
          Stream.empty();
    };
  }

  private static List<Section> sections(Reply.Report report) {
    return report.sections().isEmpty()
        ? List.of(new Section(List.of(), List.of(), report.notes()))
        : report.sections();
  }
}
