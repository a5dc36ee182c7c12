package io.github.pgbailiff.chat.slack.api;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import io.github.pgbailiff.chat.Platform.RejectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of Socket Mode. The SDK's own monitor dies of one refused reconnection, so it is
 * replaced: {@link #look} is called every few seconds, and when the socket closes.
 */
final class SlackSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
  private static final Duration GREETING = Duration.ofSeconds(5);
  private static final Pattern ERROR = Pattern.compile("error: ([a-z_]+)\\)");
  private static final Set<String> REJECTIONS =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type",
          "missing_scope");

  private final SocketModeApp socketMode;
  private final Runnable lost;
  private final AtomicReference<Optional<SocketModeClient>> client =
      new AtomicReference<>(Optional.empty());
  private final Semaphore greeted = new Semaphore(0);
  private final AtomicBoolean open = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param lost called when the socket may be lost, to have it looked at soon
   */
  SlackSocket(String appToken, App app, Runnable lost) {
    this.lost = lost;
    try {
      this.socketMode = new SocketModeApp(appToken, SocketModeClient.Backend.JavaWebSocket, app);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes sure that the socket is open.
   *
   * @throws SlackFailure when it cannot be opened now
   * @throws RejectedException when Slack does not take the app token
   */
  void look() {
    if (closed.get() || client.get().filter(SocketModeClient::verifyConnection).isPresent()) {
      return;
    }
    open.set(false);
    greeted.drainPermits();
    if (closed.get()) {
      return;
    }
    try {
      connect();
      if (!greeted.tryAcquire(GREETING.toMillis(), TimeUnit.MILLISECONDS)) {
        throw SlackFailure.unreachable("a socket", "no greeting in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SlackFailure e) {
      throw e;
    } catch (Exception e) { // Bolt declares any
      throw failed(e);
    }
  }

  private void connect() throws Exception {
    if (client.get().isPresent()) {
      client.get().get().connectToNewEndpoint();
      return;
    }
    try {
      socketMode.startAsync();
    } finally {
      Optional.ofNullable(socketMode.getClient()).ifPresent(this::adopt);
    }
  }

  private void adopt(SocketModeClient made) {
    made.getSessionMonitorExecutor().ifPresent(monitor -> monitor.shutdownNow());
    made.addWebSocketMessageListener(message -> {
      if (message.contains("\"hello\"")) {
        open.set(true);
        greeted.release();
      }
    });
    made.addWebSocketCloseListener((code, reason) -> lost.run());
    client.set(Optional.of(made));
  }

  private static RuntimeException failed(Exception e) {
    Matcher error = ERROR.matcher(String.valueOf(e.getMessage()));
    String word = error.find() ? error.group(1) : "";
    if (REJECTIONS.contains(word)) {
      return new RejectedException(
          SlackLink.APP_TOKEN,
          "Slack refused apps.connections.open: %s; %s".formatted(word, SlackLink.appTokenFix()));
    }
    // Where Slack could not be reached Bolt has no client yet, and falls over that.
    String why = e instanceof NullPointerException ? "no answer" : String.valueOf(e.getMessage());
    return SlackFailure.unreachable("apps.connections.open", why);
  }

  /** Why nothing arrives; empty when it does. */
  Optional<String> problem() {
    return open.get() ? Optional.empty() : Optional.of("the socket to Slack is not open");
  }

  @Override
  public void close() {
    closed.set(true);
    open.set(false);
    client
        .get()
        .ifPresent(c -> {
          try {
            c.close();
            socketMode.getApp().stop();
          } catch (IOException | RuntimeException e) {
            LOG.info("closing the socket: {}", e.getMessage());
          }
        });
  }
}
