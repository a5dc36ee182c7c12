package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.postgres.sql.Network;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application name that a connection pooler has put its client's address behind, as PgBouncer
 * does with {@code application_name_add_host}. Whoever sets an application name chooses what stands
 * there: it is good to look by, and never to protect by. {@code pooler-suffix.sql} is the same for
 * the server.
 *
 * @param application as the client called itself
 * @param client with its port, such as {@code 10.0.0.7:41522} or {@code [::1]:41522}
 */
record PooledName(String application, String client) {
  private static final String NUMBER = "(?:0|[1-9][0-9]{0,2})";
  private static final Pattern FORM =
      Pattern.compile(
          "(.*) - (%1$s(?:\\.%1$s){3}|\\[[0-9A-Fa-f:]{2,39}]):[0-9]{1,5}".formatted(NUMBER));

  static Optional<PooledName> of(String name) {
    Matcher form = FORM.matcher(name);
    return form.matches() && isAddress(bare(form.group(2)))
        ? Optional.of(
            new PooledName(form.group(1), name.substring(form.group(1).length() + " - ".length())))
        : Optional.empty();
  }

  private static boolean isAddress(String text) {
    try {
      Network.parse(text);
      return true;
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** The address of a client without its port. */
  static String address(String client) {
    return bare(client.substring(0, client.lastIndexOf(':')));
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
