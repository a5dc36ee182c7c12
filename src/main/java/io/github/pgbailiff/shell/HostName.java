package io.github.pgbailiff.shell;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The name of this machine, from its kernel; where that says nothing it is asked, for a moment. */
public final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int LONGEST = 253;

  private HostName() {}

  public static String current() {
    return of(KERNEL).orElseGet(HostName::asked);
  }

  static Optional<String> of(Path kernel) {
    try (var file = Files.newInputStream(kernel)) {
      return fit(new String(file.readNBytes(LONGEST), US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A resolver may hang for many seconds; nobody waits for it. */
  private static String asked() {
    var name = new CompletableFuture<String>();
    name.completeOnTimeout("unknown", PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    Thread.ofPlatform().daemon().name("host-name").start(() -> name.complete(resolved()));
    return fit(name.join()).orElse("unknown");
  }

  private static String resolved() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** A loop, because a pattern takes longer to load than all else here, at each command. */
  private static Optional<String> fit(String text) {
    var name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 128 && Character.isLetterOrDigit(c)) || c == '.' || c == '-' || c == '_') {
        name.append(c);
      }
    }
    return Optional.of(name.toString()).filter(one -> !one.isEmpty());
  }
}
