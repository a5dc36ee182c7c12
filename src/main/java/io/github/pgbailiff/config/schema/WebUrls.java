package io.github.pgbailiff.config.schema;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of chat platforms, to which tokens are sent. */
public final class WebUrls {
  private static final Set<String> ENCRYPTED = Set.of("https", "wss");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)\\]");

  private WebUrls() {}

  /**
   * Complains when it is no URL of these schemes, or when tokens would cross a network in plain.
   */
  public static void check(ConfigNode setting, Set<String> schemes) {
    String examples = schemes.contains("wss") ? "wss://gateway.discord.gg/" : "https://host/api/";
    Optional<URI> url = setting.text().flatMap(WebUrls::parse);
    Optional<String> scheme = url.map(it -> it.getScheme().toLowerCase(Locale.ROOT));
    if (setting.text().isEmpty()) {
      return;
    }
    if (scheme.filter(schemes::contains).isEmpty()) {
      setting.complain(setting.shown() + " is not a URL such as " + examples);
    } else if (url.get().getRawUserInfo() != null || url.get().getRawQuery() != null) {
      setting.complain(setting.shown() + " holds more than host and path, such as " + examples);
    } else if (!ENCRYPTED.contains(scheme.get()) && !isLoopback(url.get())) {
      setting.complain(
          setting.shown()
              + " would send tokens in plain text; only this machine may be without TLS");
    }
  }

  public static String withSlash(String url) {
    return url.endsWith("/") ? url : url + "/";
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(u -> u.getScheme() != null && u.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(URI url) {
    return LOOPBACK.matcher(url.getHost()).matches();
  }
}
