package io.github.pgbailiff.serve;

import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Sessions of {@code blog} on a server that people end, and that come again. */
final class Visitors implements AutoCloseable {
  private static final int SESSIONS = 30;
  private static final String HEEDS_NO_CANCEL =
      "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END;"
          + " END LOOP; END $$";

  private final Supplier<? extends PostgresServer> server;
  private final Map<SessionId, PostgresSession> sessions = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicInteger named = new AtomicInteger();
  private int before;

  /**
   * @param server the one that they come to now
   */
  Visitors(Supplier<? extends PostgresServer> server) {
    this.server = server;
  }

  /** Lets new ones come for those that were ended; not while their server is another one. */
  void gather() {
    if (lock.tryLock()) {
      try {
        Set<SessionId> there = alive();
        long alive = sessions.keySet().stream().filter(there::contains).count();
        for (long i = alive; i < SESSIONS; i++) {
          enter();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void enter() {
    String application = "s" + named.getAndIncrement();
    var session = new PostgresSession(server.get().connect("postgres", "blog", "", application));
    sessions.put(id(session.pid()), session);
    if (named.get() % 3 == 0) {
      session.start(HEEDS_NO_CANCEL);
    }
  }

  private SessionId id(int pid) {
    return alive().stream().filter(it -> it.pid() == pid).findFirst().orElseThrow();
  }

  /** Those that the server still has. */
  Set<SessionId> alive() {
    try (Connection connection = server.get().connect("postgres", "test fixture");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT pid, backend_start FROM pg_stat_activity WHERE usename = 'blog'")) {
      Set<SessionId> ids = new HashSet<>();
      while (rows.next()) {
        ids.add(new SessionId(rows.getInt(1), rows.getObject(2, OffsetDateTime.class).toInstant()));
      }
      return ids;
    } catch (SQLException failure) {
      throw new AssertionError("sessions", failure);
    }
  }

  /** Changes the server: those who are there at the moment are not ended by anybody. */
  void change(Runnable change) {
    lock.lock();
    try {
      for (SessionId id : alive()) {
        PostgresSession session = sessions.remove(id);
        if (session != null) {
          before++;
          session.close();
        }
      }
      change.run();
    } finally {
      lock.unlock();
    }
  }

  /** Those that were there and are not any more, while their server is. */
  Set<SessionId> ended() {
    Set<SessionId> ended = new HashSet<>(sessions.keySet());
    ended.removeAll(alive());
    return ended;
  }

  /** The application's name of one that is or was there. */
  String application(SplittableRandom random) {
    int next = named.get();
    return "s" + random.nextInt(Math.max(0, next - SESSIONS + 10), next);
  }

  /** How many there ever were. */
  int count() {
    return sessions.size() + before;
  }

  @Override
  public void close() {
    sessions.values().forEach(PostgresSession::close);
  }
}
