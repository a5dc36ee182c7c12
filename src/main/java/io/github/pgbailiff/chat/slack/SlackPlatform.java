package io.github.pgbailiff.chat.slack;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import io.github.pgbailiff.chat.slack.api.SlackLink;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.outbox.Announcer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Slack as a place for commands, by Socket Mode or over HTTP. */
public final class SlackPlatform implements Platform {
  /** Where deliveries arrive in HTTP mode. */
  public static final String PATH = "/slack/events";

  static final int MOST_AT_ONCE = 200;
  private static final int MOST_REFUSALS = 50;
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final SlackWorkspace workspace;
  private final Workers workers = new Workers("slack", MOST_AT_ONCE, GRACE);
  private final Workers refusals = new Workers("slack-busy", MOST_REFUSALS, Duration.ofSeconds(1));
  private final SlackLink link;
  private final Optional<SlackHttpHandler> target;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param workspace stays the caller's
   * @throws RejectedException in HTTP mode without a signing secret
   */
  public SlackPlatform(
      SlackWorkspace workspace, Handler handler, Deliveries deliveries, InstantSource clock) {
    this(workspace, handler, deliveries, clock, SlackLink.BETWEEN_LOOKS);
  }

  SlackPlatform(
      SlackWorkspace workspace,
      Handler handler,
      Deliveries deliveries,
      InstantSource clock,
      Duration betweenLooks) {
    this.workspace = workspace;
    SlackSettings settings = workspace.settings();
    Optional<String> secret = secret(settings);
    var bolt =
        new SlackBolt(
            workspace.api(), settings, desk(workspace, handler, deliveries), this::identity);
    this.link = new SlackLink(workspace.api(), settings, bolt.app(), betweenLooks);
    this.target =
        secret.map(
            signs -> new SlackHttpHandler(bolt.app(), signs, deliveries, clock, this::isOpen));
  }

  /** What deliveries over HTTP are signed with; empty where none arrive so. */
  private static Optional<String> secret(SlackSettings settings) {
    if (settings.mode() == SlackSettings.Mode.SOCKET) {
      return Optional.empty();
    }
    Optional<String> secret = settings.signingSecret().filter(given -> !given.isBlank());
    if (secret.isEmpty()) {
      throw new RejectedException(
          "slack.signing_secret", "is missing; mode: http needs it to tell Slack from others");
    }
    return secret;
  }

  private SlackDispatcher desk(SlackWorkspace workspace, Handler handler, Deliveries deliveries) {
    var answers = new SlackAnswers(workspace.posts(), workspace.posted(), workspace.channels());
    var visitors =
        new SlackAdmission(
            handler,
            workspace.people(),
            workspace.channels(),
            workspace.settings().defaultClusters(),
            this::identity);
    var questions = new SlackQuestions(workspace.api(), answers);
    return new SlackDispatcher(
        handler, deliveries, visitors, answers, questions, workers, refusals);
  }

  private Optional<SlackIdentity> identity() {
    return link.identity();
  }

  private boolean isOpen() {
    return !closed.get() && identity().isPresent();
  }

  @Override
  public String name() {
    return SlackOrigin.PLATFORM;
  }

  @Override
  public void start() {
    link.start();
  }

  @Override
  public Optional<String> problem() {
    return link.problem();
  }

  @Override
  public Announcer announcer() {
    return workspace.announcer();
  }

  /** What to serve at {@link #PATH}; empty in Socket Mode, which needs no address of ours. */
  public Optional<HttpHandler> httpHandler() {
    return target.map(HttpHandler.class::cast);
  }

  @Override
  public void stop() {
    if (closed.compareAndSet(false, true)) {
      link.close();
      workers.close();
      refusals.close();
    }
  }

  /** What announcements go through is the workspace's. */
  @Override
  public void close() {
    stop();
  }
}
