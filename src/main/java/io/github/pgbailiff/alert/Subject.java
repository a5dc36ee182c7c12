package io.github.pgbailiff.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The thing that an alert is about, as one text that is the same for the same thing: a session by
 * its pid and start, a prepared transaction or a replication slot by its name, a cluster as a
 * whole, or the key that another program gave its alert.
 */
public record Subject(String text) {
  private static final String SESSION = "session ";
  private static final String PREPARED = "prepared ";
  private static final String SLOT = "slot ";
  private static final String KEY = "key ";

  /** The cluster as a whole. */
  public static final Subject CLUSTER = new Subject("cluster");

  /** A session. */
  public static Subject session(int pid, Instant backendStart) {
    return new Subject(
        SESSION + pid + " " + ChronoUnit.MICROS.between(Instant.EPOCH, backendStart));
  }

  /** A prepared transaction, which no session runs. */
  public static Subject prepared(String gid) {
    return new Subject(PREPARED + gid);
  }

  /** A replication slot, whether or not anybody reads it. */
  public static Subject slot(String name) {
    return new Subject(SLOT + name);
  }

  /** Whether it is a part of the cluster that is no session. */
  public boolean isBesideSessions() {
    return text.startsWith(PREPARED) || text.startsWith(SLOT);
  }

  /** What another program calls the same thing each time. */
  public static Subject key(String key) {
    return new Subject(KEY + key);
  }

  /** Whether another program's alert is meant. */
  public boolean isForeign() {
    return text.startsWith(KEY);
  }

  /** The pid of the session. */
  public Optional<Integer> pid() {
    return session().map(it -> Integer.valueOf(it[0]));
  }

  /** When the session began. */
  public Optional<Instant> backendStart() {
    return session().map(it -> Instant.EPOCH.plus(Long.parseLong(it[1]), ChronoUnit.MICROS));
  }

  private Optional<String[]> session() {
    return text.startsWith(SESSION)
        ? Optional.of(text.substring(SESSION.length()).split(" "))
        : Optional.empty();
  }
}
