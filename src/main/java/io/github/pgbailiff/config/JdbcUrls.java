package io.github.pgbailiff.config;

import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.config.schema.ConfigNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The parts that a JDBC URL must not have, since it ends up in messages and logs; and those that
 * the driver does not take or passes over, which would show only when somebody needs the server.
 */
final class JdbcUrls {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private JdbcUrls() {}

  /** Complains about a user or a password within the URL, and about what the driver cannot use. */
  static void check(ConfigNode url) {
    if (url.text().filter(JdbcUrls::holdsCredentials).isPresent()) {
      url.complain(
          "the value (not shown) holds a user or a password; username: and password: are for them");
    } else {
      url.text()
          .filter(it -> it.startsWith(POSTGRESQL))
          .flatMap(JdbcUrls::objection)
          .ifPresent(why -> url.complain(url.shown() + " " + why));
    }
  }

  private static Optional<String> objection(String url) {
    Optional<Properties> parts = parsed(url);
    return parts.isEmpty()
        ? Optional.of("is no URL that the driver can read; " + remedy(url))
        : parts.get().stringPropertyNames().stream()
            .sorted()
            .flatMap(name -> objection(name, parts.get().getProperty(name)).stream())
            .findFirst();
  }

  private static Optional<Properties> parsed(String url) {
    try {
      return Optional.ofNullable(Driver.parseURL(url, null));
    } catch (IndexOutOfBoundsException _) {
      // What it does about hosts without a name.
      return Optional.empty();
    }
  }

  private static String remedy(String url) {
    boolean ends = url.substring(POSTGRESQL.length()).matches("//[^/]*");
    return ends
        ? "a / behind the host and the port would be right, as in jdbc:postgresql://host:5432/postgres"
        : "a port is a number from 1 to 65535, and a % stands before two hexadecimal digits";
  }

  /**
   * A mistyped parameter would be passed over, and with it what keeps others from reading along.
   */
  private static Optional<String> objection(String name, String value) {
    PGProperty known = PGProperty.forName(name);
    if (known == null) {
      List<String> names = Stream.of(PGProperty.values()).map(PGProperty::getName).toList();
      return Optional.of(
          "has a parameter %s, which the driver does not know%s"
              .formatted(name, NearestWord.question(NearestWord.of(name, names))));
    }
    String[] choices = known.getChoices();
    boolean fits =
        choices == null
            || value.isEmpty()
            || known == PGProperty.REQUIRE_AUTH
            || Stream.of(choices).anyMatch(value::equalsIgnoreCase);
    return fits
        ? Optional.empty()
        : Optional.of("has a %s that is none of %s".formatted(name, String.join(" ", choices)));
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
