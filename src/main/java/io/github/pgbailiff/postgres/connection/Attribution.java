package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.command.Actor;

/**
 * For whom a cluster is changed.
 *
 * @param request the request's id, such as {@code R-1042}
 */
public record Attribution(String request, Actor actor) {

  /** A comment for the server's log; whatever could end it, or start another, is replaced. */
  public String comment() {
    return "/* pgbailiff request=" + clean(request) + " actor=" + clean(actor.identity()) + " */ ";
  }

  private static String clean(String text) {
    return text.replaceAll("[^A-Za-z0-9.:@_-]", "_");
  }
}
