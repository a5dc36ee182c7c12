package io.github.pgbailiff.bot;

import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.request.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is known of a request, and, while it is open, its sessions as they are at this moment:
 * what whoever asks may see by the verb that shows one session.
 */
record RequestDetails(CommandFlow commands, InstantSource clock) {
  private static final String SESSION = "session";

  /** As many as somebody reads before they decide. */
  private static final int SHOWN = 3;

  Reply run(Invocation invocation, Request request) {
    Reply.Report report = RequestCard.whole(request, clock.instant()).report();
    if (request.state().isTerminal()) {
      return report;
    }
    List<Section> now =
        request.change().parts().stream()
            .flatMap(part -> part.targets().stream().map(it -> words(part, it)))
            .limit(SHOWN)
            .flatMap(words -> now(invocation, words))
            .toList();
    return now.isEmpty()
        ? report
        : report.with(Stream.concat(report.sections().stream(), now.stream()).toList());
  }

  private static List<String> words(Part part, Target target) {
    return List.of(SESSION, part.cluster(), String.valueOf(target.pid()));
  }

  /** Whoever may not read there sees nothing more. */
  private Stream<Section> now(Invocation invocation, List<String> words) {
    return switch (commands.run(invocation.with(new Invocation.Input.Words(words)))) {
      case Reply.Report report -> sections(report);
      case Reply.Presented(Reply.Report report, _) -> sections(report);
      case Reply.Card card -> sections(card.report());
      case Reply.Presented _, Reply.Refusal _, Reply.Question _, Reply.Attachment _ ->
          Stream.empty();
    };
  }

  private static Stream<Section> sections(Reply.Report report) {
    Section notes = new Section(List.of(), List.of(), report.notes());
    return report.sections().isEmpty() ? Stream.of(notes) : report.sections().stream();
  }
}
