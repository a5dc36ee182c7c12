package io.github.pgbailiff.ops;

import java.io.IOException;
import java.net.BindException;
import java.util.Locale;

/** The address of {@code http.listen} cannot be had: a matter of the configuration. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotListenException(HttpSettings settings, String reason) {
    super("http.listen: \"" + settings.listen() + "\" " + reason);
  }

  CannotListenException(HttpSettings settings, IOException cause) {
    super("http.listen: \"" + settings.listen() + "\" " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String said = String.valueOf(cause.getMessage());
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("permission")) {
      return "is not this user's to open; choose a port above 1023";
    }
    if (cause instanceof BindException && lower.contains("in use")) {
      return "is taken by another process; choose another port, or stop that process";
    }
    if (lower.contains("assign")) {
      return "is no address of this machine; choose one of its own, such as 127.0.0.1";
    }
    return "cannot be opened: " + said;
  }
}
