package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.ConfigNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The parts that a JDBC URL must not have: it ends up in messages and logs. */
final class JdbcUrls {
  private JdbcUrls() {}

  /** Complains about a user or a password within the URL. */
  static void refuseCredentials(ConfigNode url) {
    if (url.text().filter(JdbcUrls::holdsCredentials).isPresent()) {
      url.complain(
          "the value (not shown) holds a user or a password; username: and password: are for them");
    }
  }

  private static boolean holdsCredentials(String url) {
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    boolean parameter = false;
    for (String pair : url.substring(query + 1).split("&", -1)) {
      String name = decoded(pair.split("=", 2)[0]).toLowerCase(Locale.ROOT);
      parameter |= query >= 0 && (name.equals("user") || name.contains("password"));
    }
    return parameter || address.contains("@");
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
