package io.github.pgbailiff.chat.slack;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.Dispatcher;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import io.github.pgbailiff.chat.slack.api.SlackLink;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.directory.SlackMemberships;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.outbox.Announcer;
import java.time.Duration;
import java.util.Map;
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
  private final Memberships memberships;
  private final Workers workers = new Workers("slack", MOST_AT_ONCE, GRACE);
  private final Workers refusals = new Workers("slack-busy", MOST_REFUSALS, Duration.ofSeconds(1));
  private final SlackLink link;
  private final Optional<SlackHttpHandler> target;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param workspace is closed with this
   * @throws RejectedException in HTTP mode without a signing secret
   */
  SlackPlatform(SlackWorkspace workspace, PlatformServices services) {
    this(workspace, services, SlackLink.BETWEEN_LOOKS);
  }

  SlackPlatform(SlackWorkspace workspace, PlatformServices services, Duration betweenLooks) {
    this.workspace = workspace;
    this.memberships =
        new SlackMemberships(workspace.userGroups(services.groups()), workspace.people());
    SlackSettings settings = workspace.settings();
    Optional<String> secret = secret(settings);
    var bolt = new SlackBolt(workspace.api(), settings, desk(workspace, services), this::identity);
    this.link = new SlackLink(workspace.api(), settings, bolt.app(), betweenLooks);
    this.target =
        secret.map(signs ->
            new SlackHttpHandler(
                bolt.app(), signs, services.deliveries(), services.clock(), this::isOpen));
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

  private SlackDispatcher desk(SlackWorkspace workspace, PlatformServices services) {
    Handler handler = services.handler();
    var answers = new SlackAnswers(workspace.posts(), workspace.posted(), workspace.channels());
    var visitors =
        new SlackAdmission(
            handler,
            workspace.people(),
            workspace.channels(),
            services.defaultCluster(),
            this::identity);
    var questions = new SlackQuestions(workspace.api(), answers);
    return new SlackDispatcher(
        new Dispatcher(handler, services.deliveries(), workers),
        visitors,
        answers,
        questions,
        new SlackHome(workspace.api(), visitors, handler),
        new SlackForms(workspace.api(), visitors, handler),
        workspace.welcome(),
        refusals);
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

  @Override
  public Memberships memberships() {
    return memberships;
  }

  /** Nothing in Socket Mode, which needs no address of ours. */
  @Override
  public Map<String, HttpHandler> mounted() {
    return target.map(it -> Map.<String, HttpHandler>of(PATH, it)).orElse(Map.of());
  }

  @Override
  public void stop() {
    if (closed.compareAndSet(false, true)) {
      link.close();
      workers.close();
      refusals.close();
    }
  }

  @Override
  public void close() {
    stop();
    workspace.close();
  }
}
