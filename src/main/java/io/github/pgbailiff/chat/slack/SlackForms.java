package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.message.FormView;
import io.github.pgbailiff.chat.slack.message.FormView.Kind;
import io.github.pgbailiff.chat.slack.message.FormView.Part;
import io.github.pgbailiff.chat.slack.message.SlackModals;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.command.text.QuotedText;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation.Input;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The forms in place of commands: opened, given another cluster, and their choices loaded. */
final class SlackForms {
  private static final Logger LOG = LoggerFactory.getLogger(SlackForms.class);

  /** Slack waits three seconds for choices. */
  private static final Duration PATIENCE = Duration.ofMillis(1800);

  /** Of Bolt's ten threads so many may wait for choices; the others acknowledge. */
  private static final int MOST_AT_ONCE = 5;

  private static final int MOST_CHOICES = 100;

  private final SlackApi api;
  private final SlackAdmission admission;
  private final Handler handler;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  SlackForms(SlackApi api, SlackAdmission admission, Handler handler) {
    this.api = api;
    this.admission = admission;
    this.handler = handler;
  }

  /** Opens a form, or says why there is none for whoever asks. It never throws. */
  void open(SlackOrigin origin, Kind kind, String trigger) {
    ObjectNode view =
        admission.entry(
            origin,
            visitor -> form(visitor, kind),
            refusal -> SlackModals.words(refusal.message()));
    try {
      var _ =
          api.askQuickly(
              "views.open",
              m -> m.viewsOpen(r -> r.triggerId(trigger).viewAsString(view.toString())));
    } catch (SlackFailure e) {
      LOG.info("no form for {}: {}", origin.actor().identity(), e.getMessage());
    }
  }

  private ObjectNode form(Visitor visitor, Kind kind) {
    List<Suggestion> clusters = clusters(visitor, kind, "");
    if (clusters.isEmpty()) {
      return SlackModals.words(
          "There is no cluster on which you may do this. /pg whoami says what you may do and who"
              + " you are here.");
    }
    Optional<String> only =
        Optional.of(clusters.getFirst().word()).filter(_ -> clusters.size() == 1);
    return FormView.of(kind, only, 0);
  }

  /** Another cluster was chosen: what was chosen of the one before is of no use. */
  void choose(SlackOrigin origin, SlackForm form, String cluster) {
    try {
      ObjectNode view =
          FormView.of(form.kind(), Optional.of(cluster), FormView.turn(form.metadata()) + 1);
      var _ =
          api.askQuickly(
              "views.update",
              m -> m.viewsUpdate(r -> r.viewId(form.id()).viewAsString(view.toString())));
    } catch (SlackFailure e) {
      LOG.info("the form of {} stays as it is: {}", origin.actor().identity(), e.getMessage());
    }
  }

  /**
   * Choices for a menu, as far as whoever opens it may see them; none where that takes too long.
   *
   * @param typed so far
   */
  List<Suggestion> choices(SlackOrigin origin, SlackForm form, String menu, String typed) {
    Optional<Part> part = Part.of(menu);
    if (part.isEmpty() || !room.tryAcquire()) {
      return List.of();
    }
    try {
      return inTime(() ->
          admission.entry(
              origin,
              visitor -> choices(visitor, form, part.get(), typed),
              _ -> List.<Suggestion>of()));
    } finally {
      room.release();
    }
  }

  private static List<Suggestion> inTime(Supplier<List<Suggestion>> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread)
        .completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(e -> {
          LOG.warn("no choices for a menu", e);
          return List.of();
        })
        .join();
  }

  private List<Suggestion> choices(Visitor visitor, SlackForm form, Part part, String typed) {
    Optional<String> cluster = FormView.cluster(form.metadata());
    Stream<Suggestion> found =
        switch (part) {
          case CLUSTER -> clusters(visitor, form.kind(), typed).stream();
          case DB, USER, APP ->
              cluster.stream().flatMap(it -> values(visitor, it, part, typed).stream());
          case PID -> cluster.stream().flatMap(it -> pids(visitor, it, typed).stream());
          case FOR, REASON, PLACE -> Stream.of();
        };
    return found.filter(it -> FormView.takes(it.word())).limit(MOST_CHOICES).toList();
  }

  /** Those on which the verb can be meant. A verb without pids tells clusters from the rest. */
  private List<Suggestion> clusters(Visitor visitor, Kind kind, String typed) {
    String verb = kind == Kind.FIND ? "usage" : kind.verb();
    return words(visitor, verb + " " + word(typed)).stream()
        .filter(it -> it.word().indexOf(':') < 0 && !it.word().equals("all"))
        .toList();
  }

  private List<Suggestion> values(Visitor visitor, String cluster, Part part, String typed) {
    String start = part.name().toLowerCase(Locale.ROOT) + ":";
    return words(visitor, "sessions " + word(cluster) + " " + QuotedText.word(start + typed))
        .stream()
        .filter(it -> it.word().startsWith(start) && !it.word().equals("user:me"))
        .map(it -> it.typedAs(it.word().substring(start.length())))
        .toList();
  }

  private List<Suggestion> pids(Visitor visitor, String cluster, String typed) {
    return words(visitor, "session " + word(cluster) + " " + word(typed)).stream()
        .filter(it -> it.word().matches("[0-9]+"))
        .toList();
  }

  private static String word(String typed) {
    return typed.isBlank() ? "" : QuotedText.word(typed.strip());
  }

  private List<Suggestion> words(Visitor visitor, String line) {
    return handler.complete(visitor.does(new Input.Text(line)), line);
  }
}
