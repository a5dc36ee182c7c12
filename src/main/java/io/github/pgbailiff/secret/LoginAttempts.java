package io.github.pgbailiff.secret;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts to log in at one server with a password that may change.
 *
 * <p>Many at the same time go on side by side until one is refused. The password is read once more
 * then, and one that is new is tried at once; whatever was refused is tried again only after pauses
 * that grow, since many servers lock an account after a few wrong ones.
 */
public final class LoginAttempts {
  private static final Logger LOG = LoggerFactory.getLogger(LoginAttempts.class);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final String place;
  private final Password password;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile Optional<RefusedLogin> refusal = Optional.empty();

  /**
   * @param place what the server is called in the log
   * @param secret empty: there is none, or the driver finds it itself
   */
  public LoginAttempts(String place, Optional<Secret> secret, InstantSource clock) {
    this.place = place;
    this.password = new Password(place, secret, clock);
    this.clock = clock;
  }

  /** The way in with a password. */
  @FunctionalInterface
  public interface Entry<T> {
    T with(Optional<String> password) throws SQLException;
  }

  /**
   * Opens it.
   *
   * @throws SQLException also without an attempt, while what was refused has to wait
   */
  public <T> T open(Entry<T> entry) throws SQLException {
    if (refusal.isPresent()) {
      return inTurn(() -> afterPause(entry));
    }
    Optional<String> tried = password.now();
    try {
      return entry.with(tried);
    } catch (SQLException failure) {
      if (!RefusedLogin.is(failure)) {
        throw failure;
      }
      return inTurn(() -> atOnce(entry, tried, failure));
    }
  }

  /**
   * Whether a program that prints the password is run, or was within that time: whoever waits for a
   * connection waits for it too.
   */
  public boolean runsProgram(Duration within) {
    return password.runsProgram(within);
  }

  /** When it is tried again, where nobody is let in at present; without what the server says. */
  public Optional<String> problem() {
    return refusal.map(it -> it.wait(clock.instant()));
  }

  @FunctionalInterface
  private interface Turn<T> {
    T take() throws SQLException;
  }

  private <T> T inTurn(Turn<T> work) throws SQLException {
    turn.lock();
    try {
      return work.take();
    } finally {
      turn.unlock();
    }
  }

  /** The one more attempt, with a password that is read for it. */
  private <T> T atOnce(Entry<T> entry, Optional<String> tried, SQLException failure)
      throws SQLException {
    if (refusal.isPresent()) {
      return afterPause(entry);
    }
    if (!password.mayChange()) {
      throw refused(RefusedLogin.of(tried, failure, false, clock.instant()));
    }
    Optional<String> fresh = afterChange(tried);
    try {
      return entry.with(fresh);
    } catch (SQLException second) {
      throw RefusedLogin.is(second)
          ? refused(RefusedLogin.of(fresh, second, true, clock.instant()))
          : second;
    }
  }

  /**
   * Another password than the one that was tried, or the same after a moment: one that is changed
   * right now is new here before it is at the server, or the other way round.
   */
  private Optional<String> afterChange(Optional<String> tried) throws SQLException {
    Instant end = clock.instant().plus(RefusedLogin.FIRST);
    Optional<String> fresh = password.anew();
    while (fresh.equals(tried) && clock.instant().isBefore(end)) {
      pause();
      fresh = password.glance();
    }
    return fresh;
  }

  private <T> T afterPause(Entry<T> entry) throws SQLException {
    if (refusal.isEmpty()) {
      return entry.with(password.now());
    }
    RefusedLogin last = refusal.get();
    boolean due = last.isDue(clock.instant());
    Optional<String> tried = due ? password.anew() : password.glance();
    if (!due && tried.equals(last.password())) {
      throw last.failure(clock.instant());
    }
    try {
      T opened = entry.with(tried);
      LOG.info("{} lets pgbailiff in again", place);
      refusal = Optional.empty();
      return opened;
    } catch (SQLException failure) {
      throw RefusedLogin.is(failure)
          ? refused(last.again(tried, failure, clock.instant()))
          : failure;
    }
  }

  private SQLException refused(RefusedLogin refused) {
    LOG.warn("{} does not let pgbailiff in: {}", place, refused.words(clock.instant()));
    refusal = Optional.of(refused);
    return refused.failure(clock.instant());
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a password changes", "57014", e);
    }
  }
}
