package io.github.pgbailiff.chat.slack.api;

import com.slack.api.bolt.App;
import io.github.pgbailiff.chat.Platform.RejectedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to Slack: who the bot is, and in Socket Mode the socket. It is looked after until it is
 * closed, and comes back by itself whatever happened to it.
 */
public final class SlackLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlackLink.class);

  public static final String BOT_TOKEN = "slack.bot_token";
  public static final String APP_TOKEN = "slack.app_token";
  public static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** The token is looked at once in so many looks: once a minute. */
  private static final int LOOKS = 20;

  private final SlackApi api;
  private final Duration betweenLooks;
  private final Optional<SlackSocket> socket;
  private final AtomicReference<Optional<SlackIdentity>> identity =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> problem =
      new AtomicReference<>(Optional.of("slack is not connected yet"));
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile long verified = System.nanoTime();
  private final Semaphore attention = new Semaphore(0);
  private final AtomicReference<Optional<Thread>> keeper = new AtomicReference<>(Optional.empty());

  /**
   * @param betweenLooks how long a loss may stay unnoticed
   */
  public SlackLink(SlackApi api, SlackSettings settings, App app, Duration betweenLooks) {
    this.api = api;
    this.betweenLooks = betweenLooks;
    this.socket =
        settings.mode() == SlackSettings.Mode.SOCKET
            ? Optional.of(new SlackSocket(settings.appToken().orElse(""), app, attention::release))
            : Optional.empty();
  }

  /**
   * Connects, and goes on looking after the link.
   *
   * @throws RejectedException when Slack does not take a token
   */
  public void start() {
    try {
      boolean _ = look();
    } catch (RejectedException e) {
      throw e;
    } catch (RuntimeException e) {
      boolean _ = not(String.valueOf(e.getMessage()));
    }
    keeper.set(Optional.of(Thread.ofVirtual().name("slack-link").start(this::lookAfter)));
  }

  private void lookAfter() {
    Duration pause = betweenLooks;
    try {
      while (!closed.get()) {
        boolean _ = attention.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        attention.drainPermits();
        boolean well = closed.get() || isWell();
        pause = well ? betweenLooks : longer(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private boolean isWell() {
    try {
      return look();
    } catch (RejectedException e) {
      // It worked before, or Slack was not there: the token may be put right while others go on.
      return not(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // whatever it is, the next look may find things well
      LOG.warn("looking after the link to slack", e);
      return not(String.valueOf(e.getMessage()));
    }
  }

  /** Whether all is well, after having tried to make it so. */
  private boolean look() {
    try {
      if (identity.get().isEmpty() || api.tokenProblem().isPresent()) {
        identity.set(Optional.of(SlackIdentity.of(api)));
        verified = System.nanoTime();
      } else if (System.nanoTime() - verified > betweenLooks.multipliedBy(LOOKS).toNanos()) {
        verify();
      }
      socket.ifPresent(SlackSocket::look);
      if (problem.getAndSet(Optional.empty()).isPresent()) {
        LOG.info("slack takes commands");
      }
      return true;
    } catch (SlackFailure e) {
      if (e.isAboutToken()) {
        throw new RejectedException(BOT_TOKEN, e.getMessage() + "; " + botTokenFix());
      }
      return not(e.getMessage());
    }
  }

  /** A token that was taken away shows before somebody needs it; all else shows at the socket. */
  private void verify() {
    verified = System.nanoTime();
    try {
      identity.set(Optional.of(SlackIdentity.of(api)));
    } catch (SlackFailure e) {
      if (e.isAboutToken()) {
        throw e;
      }
      LOG.info("slack: the bot token could not be looked at: {}", e.getMessage());
    }
  }

  private boolean not(String why) {
    if (!problem.getAndSet(Optional.of(why)).equals(Optional.of(why))) {
      LOG.warn("slack: {}", why);
    }
    return false;
  }

  public static String botTokenFix() {
    return "copy the Bot User OAuth Token (xoxb-…) of the installed app";
  }

  public static String appTokenFix() {
    return "make an App-Level Token (xapp-…) with the scope connections:write";
  }

  /** Who the bot is, once that is known. */
  public Optional<SlackIdentity> identity() {
    return identity.get();
  }

  public Optional<String> problem() {
    return problem
        .get()
        .or(() -> api.tokenProblem().map(SlackFailure::getMessage))
        .or(() -> socket.flatMap(SlackSocket::problem));
  }

  @Override
  public void close() {
    closed.set(true);
    attention.release();
    socket.ifPresent(SlackSocket::close);
    try {
      if (keeper.get().isPresent()) {
        boolean _ = keeper.get().get().join(LONGEST_PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The keeper may have been about to open it.
    socket.ifPresent(SlackSocket::close);
    problem.set(Optional.of("slack is closed"));
  }
}
