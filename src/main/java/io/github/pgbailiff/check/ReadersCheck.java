package io.github.pgbailiff.check;

import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.config.ConfigurationSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The check of who can read the secrets of a configuration, in its files or in those it names. */
record ReadersCheck(ConfigurationSources sources) {
  /** A secret that stands in the file itself, and not in the environment or another file. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?m)^[^#\\n]*\\b(password|bot_token|app_token|signing_secret|token) *:"
              + " *[\"']?(?!\\$?\\{)[^\\s\"'#]");

  List<PlatformFinding> findings() {
    Stream<PlatformFinding> texts =
        sources.texts().stream()
            .filter(file -> isRead(file) && holdsSecret(file))
            .map(file -> warning(file, "holds secrets", ", or move them to ${env:} or ${file:}"));
    Stream<PlatformFinding> values =
        Stream.concat(sources.values().stream(), sources.passwords().stream())
            .distinct()
            .sorted()
            .filter(ReadersCheck::isRead)
            .map(file -> warning(file, "is read for a secret", ""));
    return Stream.concat(texts, values).toList();
  }

  private static PlatformFinding warning(Path file, String what, String or) {
    return PlatformFinding.warning(
        "configuration",
        "%s %s, and every user of this machine can read it".formatted(file, what),
        "chmod o= %s%s".formatted(file, or));
  }

  private static boolean holdsSecret(Path file) {
    try {
      return SECRET.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      // A file that cannot be read has been found out before.
      return false;
    }
  }

  private static boolean isRead(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      // It is gone by now, or the system has no such modes.
      return false;
    }
  }
}
