package io.github.pgbailiff.postgres;

import io.github.pgbailiff.postgres.ClusterException.Kind;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link SQLException} of a cluster means.
 *
 * @param state SQLSTATE of the first cause that the server or the driver named; empty when none
 */
record Failure(String state, SQLException cause) {

  /** Of the failure, or of what a pool has wrapped into it. */
  static Failure of(SQLException failure) {
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
  boolean connectionLost() {
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** Whether the server ended it, or somebody in between, but not by silence. */
  boolean killed() {
    return (state.startsWith("08") || state.equals("57P01")) && !timedOut();
  }

  boolean refusesRight() {
    return state.equals("42501");
  }

  /**
   * Whether the server, as it is or as a service has made it, does not do what was asked: it has no
   * such thing, or keeps it to itself. A time-out or a lost connection says nothing of that kind.
   */
  boolean refusesFeature() {
    return state.startsWith("42")
        || Set.of("0A000", "22023", "55000", "55P02", "P0001", "XX000").contains(state);
  }

  /** The same as an exception about a cluster. */
  ClusterException about(String cluster, String url) {
    Kind kind = kind();
    String where = "cluster " + cluster + " (" + url + ")";
    String message =
        switch (kind) {
          case UNREACHABLE ->
              timedOut()
                  ? where + " does not answer in time"
                  : where + " cannot be reached: " + reason();
          case FULL ->
              where
                  + " has no free connection: raise max_connections, or let pgbailiff use reserved"
                  + " ones (pg_use_reserved_connections, 16 and up)";
          case REFUSED -> where + " does not let pgbailiff in: " + reason();
          case TIMEOUT -> where + " gave up: " + reason();
          case NOT_PERMITTED ->
              where + " does not permit it: " + reason() + "; see pgbailiff grants";
          case UNSUPPORTED, IDENTITY_CHANGED, UNKNOWN -> where + " says: " + reason();
        };
    return new ClusterException(kind, message, cause);
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

  /** The first line of what the server or the driver says. */
  String reason() {
    String line = text(cause.getMessage()).lines().findFirst().orElse("no reason given");
    return line.replaceFirst("^(ERROR|FATAL): ", "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
