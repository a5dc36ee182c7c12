package io.github.pgbailiff.config.schema;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses of a chat platform, to which tokens are sent.
 *
 * @param plain the scheme without TLS, to which an s is added for the one with it
 * @param example a right one
 */
public record WebUrls(String plain, String example) {
  public static final WebUrls HTTP = new WebUrls("http", "https://host/api/");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)\\]");

  /** Complains when it is no such URL, or when tokens would cross a network in plain. */
  public void check(ConfigNode setting) {
    if (setting.text().isPresent()) {
      check(setting, setting.text().flatMap(WebUrls::parse));
    }
  }

  private void check(ConfigNode setting, Optional<URI> url) {
    String scheme = url.map(it -> it.getScheme().toLowerCase(Locale.ROOT)).orElse("");
    boolean encrypted = scheme.equals(plain + "s");
    if (!encrypted && !scheme.equals(plain)) {
      setting.complain(setting.shown() + " is not a URL such as " + example);
    } else if (url.get().getRawUserInfo() != null || url.get().getRawQuery() != null) {
      setting.complain(setting.shown() + " holds more than host and path, such as " + example);
    } else if (!encrypted && !isLoopback(url.get())) {
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
