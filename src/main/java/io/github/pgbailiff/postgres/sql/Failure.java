package io.github.pgbailiff.postgres.sql;

import io.github.pgbailiff.postgres.sql.ClusterException.Kind;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * The meaning of an {@link SQLException} of a cluster.
 *
 * @param state SQLSTATE of the first cause that the server or the driver named; empty when none
 */
public record Failure(String state, SQLException cause) {
  private static final int MOST_ENDED = 5;
  private static final int MOST_LOST = 2;

  /** Of the failure, or of what a pool has wrapped into it. */
  public static Failure of(SQLException failure) {
    SQLException found = failure;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      // A pool reports its own time-out with the server's refusal as the cause.
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        found = sql;
      }
    }
    return new Failure(text(found.getSQLState()), found);
  }

  /** Whether the connection is of no use any more. */
  public boolean connectionLost() {
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** Whether the server ended it, or somebody in between, but not by silence. */
  private boolean killed() {
    return (state.startsWith("08") || wasEnded()) && !timedOut();
  }

  /** Whether it ended a statement at any moment of it: a time-out, somebody's cancel, no memory. */
  public boolean stopped() {
    return state.isEmpty() || state.startsWith("57") || state.startsWith("53");
  }

  /**
   * Whether the same over another connection is worth it. Somebody may end sessions for a while, as
   * one who changes a password does; what went down with its server is tried once more only, since
   * the statement itself may be what it does not survive.
   *
   * @param tried how often it was tried, with this one
   */
  public boolean isWorthAnother(int tried) {
    return killed() && tried < (wasEnded() ? MOST_ENDED : MOST_LOST);
  }

  /** Whether somebody ended the session, on a server that goes on. */
  public boolean wasEnded() {
    return state.equals("57P01");
  }

  /** As the outcome of a signal says it. */
  public String whileSignalling() {
    if (!connectionLost()) {
      return reason();
    }
    return routine().isEmpty() ? "connection lost" : "connection lost: " + reason();
  }

  public boolean refusesRight() {
    return state.equals("42501");
  }

  /**
   * Whether the server, as it is or as a service has made it, does not do what was asked: it has no
   * such thing, or keeps it to itself. A time-out or a lost connection says nothing of that kind.
   */
  public boolean refusesFeature() {
    return state.startsWith("42")
        || Set.of("0A000", "22023", "55000", "55P02", "P0001", "XX000").contains(state);
  }

  /** The same as an exception about a cluster that we are connected to. */
  public ClusterException about(String cluster) {
    return about(cluster, kind(), "");
  }

  /** The same over the connection that it came from, which may tell who is in the way. */
  public ClusterException about(String cluster, Server server) {
    return about(
        cluster, kind(), "", CatalogLock.words(this, server).map(it -> "; " + it).orElse(""));
  }

  /** The same where there was no connection yet: whatever it is, it keeps us out. */
  public ClusterException keptOut(String cluster) {
    Kind kind = kind();
    boolean ours = kind == Kind.UNSUPPORTED && !(cause instanceof PSQLException);
    boolean told = Set.of(Kind.UNREACHABLE, Kind.FULL, Kind.TIMEOUT).contains(kind);
    return about(cluster, ours || told ? kind : Kind.REFUSED, ConnectAdvice.of(this));
  }

  private ClusterException about(String cluster, Kind kind, String advice) {
    return about(cluster, kind, advice, "");
  }

  private ClusterException about(String cluster, Kind kind, String advice, String more) {
    String words =
        switch (kind) {
          case UNREACHABLE -> unreachable();
          case FULL ->
              "has no free connection: " + reason() + (advice.isEmpty() ? "" : "; " + advice);
          case REFUSED -> "does not let pgbailiff in: " + reason();
          case TIMEOUT -> "gave up: " + reason();
          case NOT_PERMITTED ->
              "does not permit it: " + reason() + "; pgbailiff check says what can be had";
          case UNSUPPORTED, IDENTITY_CHANGED, NOT_ASKED, UNKNOWN -> "says: " + reason();
        };
    return new ClusterException(kind, cluster, words + more, advice, cause);
  }

  private String unreachable() {
    if (hangsAtLogin()) {
      return reason();
    }
    return timedOut() ? "does not answer in time" : "cannot be reached: " + reason();
  }

  /** Whether somebody answers there, and does not let us in: only our own code says so this way. */
  boolean hangsAtLogin() {
    return cause instanceof SQLTimeoutException;
  }

  private Kind kind() {
    if (state.isEmpty() && cause instanceof SQLTransientConnectionException) {
      return Kind.TIMEOUT;
    }
    return switch (state) {
      case "0A000" -> Kind.UNSUPPORTED;
      case "53300" -> Kind.FULL;
      case "57014", "55P03", "25P03" -> Kind.TIMEOUT;
      case "42501" -> Kind.NOT_PERMITTED;
      case "42883", "42P01" -> Kind.UNSUPPORTED;
      case "3D000", "28000", "28P01" -> Kind.REFUSED;
      default -> connectionLost() ? Kind.UNREACHABLE : Kind.UNKNOWN;
    };
  }

  private boolean timedOut() {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Which part of the server refused, in whatever language it says so; empty when it was not it.
   */
  String routine() {
    return cause instanceof PSQLException told && told.getServerErrorMessage() != null
        ? text(told.getServerErrorMessage().getRoutine())
        : "";
  }

  /** The first line of what the server or the driver says, without the address that it was told. */
  public String reason() {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof UnknownHostException) {
        return "its host name is not known";
      }
    }
    String line = text(cause.getMessage()).lines().findFirst().orElse("no reason given");
    return line.replaceFirst("^(ERROR|FATAL): ", "")
        .replaceFirst("^Connection to \\S+ refused\\..*", "the connection is refused")
        .replaceFirst(
            "^Could not find a server with specified targetServerType: (\\w+)$",
            "none of its hosts is a $1 at this moment");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
