package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.message.HomeView;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Overview.Shelf;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Home tab of everybody: what concerns them, by their rights at the moment when it is shown. It
 * is shown anew when it is opened, and after whatever is done in it.
 */
final class SlackHome {
  private static final Logger LOG = LoggerFactory.getLogger(SlackHome.class);

  /** Nobody looks at an empty tab for longer than this, whatever clusters take. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private static final Duration LONGEST = Duration.ofSeconds(6);
  private static final Set<Press.Action> CHANNELS =
      EnumSet.of(Press.Action.REFRESH, Press.Action.SHARE, Press.Action.CSV);
  private static final String FLEET = "Clusters";

  private final SlackApi api;
  private final SlackAdmission admission;
  private final Handler handler;

  /** By user: how often it was asked for while it was being shown. */
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  SlackHome(SlackApi api, SlackAdmission admission, Handler handler) {
    this.api = api;
    this.admission = admission;
    this.handler = handler;
  }

  /**
   * Shows it. It never throws. What is asked for while it is being shown is shown once more
   * afterwards, so that the last that is seen is the newest.
   */
  void show(SlackOrigin origin) {
    String user = origin.actor().id();
    if (asked.merge(user, 1, Integer::sum) > 1) {
      return;
    }
    int seen;
    do {
      seen = asked.getOrDefault(user, 1);
      shown(origin);
    } while (!asked.remove(user, seen));
  }

  private void shown(SlackOrigin origin) {
    try {
      List<Overview> _ =
          admission.entry(
              origin,
              visitor -> of(origin, visitor),
              refusal -> publish(origin, Overview.saying(refusal.message())));
    } catch (SlackFailure e) {
      LOG.info("no Home tab for {}: {}", origin.actor().identity(), e.getMessage());
    } catch (RuntimeException e) { // the next that is asked for must be shown all the same
      LOG.error("a Home tab could not be shown", e);
    }
  }

  private List<Overview> of(SlackOrigin origin, Visitor visitor) {
    Overview overview = handler.overview(visitor.does(new Input.Text("")));
    if (!overview.looks()) {
      return publish(origin, overview);
    }
    var looked =
        CompletableFuture.supplyAsync(() -> whole(overview, visitor), Thread::startVirtualThread);
    try {
      looked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      var _ = publish(origin, overview.then(fleet(List.of(), "looking at the clusters…")));
    } catch (ExecutionException | InterruptedException e) {
      LOG.debug("the clusters could not be looked at", e);
    }
    return publish(origin, made(looked, overview));
  }

  /** With what is worst on the clusters, and what can be done about standing blocks. */
  private Overview whole(Overview overview, Visitor visitor) {
    boolean stand =
        overview.shelves().stream()
            .anyMatch(it -> it.title().equals(Overview.BLOCKS) && !it.cards().isEmpty());
    List<Reply.Card> blocks =
        stand ? fleet(handler.handle(visitor.does(new Input.Text("blocks")))).cards() : List.of();
    Shelf clusters = fleet(handler.handle(visitor.does(new Input.Text("sessions"))));
    return (blocks.isEmpty() ? overview : overview.replacing(Overview.BLOCKS, blocks))
        .then(clusters);
  }

  private List<Overview> publish(SlackOrigin origin, Overview overview) {
    var _ =
        api.ask(
            "views.publish",
            m ->
                m.viewsPublish(r ->
                    r.userId(origin.actor().id()).viewAsString(HomeView.of(overview).toString())));
    return List.of(overview);
  }

  private static Overview made(CompletableFuture<Overview> looked, Overview overview) {
    try {
      return looked.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return overview.then(
          fleet(List.of(), "the clusters take too long to answer; sessions tries again"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return overview.then(fleet(List.of(), "pgbailiff is being stopped"));
    }
  }

  private static Shelf fleet(Reply reply) {
    return switch (reply) {
      case Reply.Presented(Reply shown, var _) -> fleet(shown);
      case Reply.Card card -> fleet(card.report());
      case Reply.Report report -> fleet(report.findings(), "");
      case Reply.Refusal refusal -> fleet(List.of(), refusal.message());
      case Reply.Question _, Reply.Attachment _ -> fleet(List.of(), "");
    };
  }

  /** What stands in front of the numbers, the worst first, with its next steps. */
  private static Shelf fleet(List<Finding> findings, String note) {
    List<Reply.Card> cards =
        findings.stream().filter(it -> !it.sentence().isEmpty()).map(SlackHome::card).toList();
    return new Shelf(FLEET, cards, note.isEmpty() ? List.of() : List.of(note));
  }

  /** Without what is only of use in a channel, and what the tab has a button of its own for. */
  private static Reply.Card card(Finding finding) {
    List<Button> useful =
        finding.buttons().stream().filter(it -> !CHANNELS.contains(it.press().action())).toList();
    var shown = new Finding(finding.mark(), finding.sentence(), finding.steps(), useful);
    return new Reply.Card(
        "",
        Tone.NEUTRAL,
        new Reply.Report(List.of(), "", List.of(), List.of(), ExitCode.DONE)
            .finding(List.of(shown)),
        List.of(),
        List.of());
  }
}
