package io.github.pgbailiff.check;

import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The check of a valid configuration for what people would wonder about later. */
record ConfigurationCheck(Path file, Configuration configuration) {
  /** A secret that stands in the file itself, and not in the environment or another file. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?m)^[^#\\n]*\\b(password|bot_token|app_token|signing_secret|token) *:"
              + " *[\"']?(?!\\$?\\{)[^\\s\"'#]");

  List<PlatformFinding> findings() {
    List<PlatformFinding> findings = new ArrayList<>(readers());
    if (configuration.clusters().isEmpty()) {
      findings.add(
          PlatformFinding.warning(
              "clusters", "none is configured", "list your servers under clusters"));
    }
    findings.addAll(new RolesCheck(configuration).findings());
    findings.addAll(new RulesCheck(configuration).findings());
    return findings.isEmpty()
        ? List.of(PlatformFinding.ok("configuration", file + " holds together"))
        : findings;
  }

  private List<PlatformFinding> readers() {
    try {
      boolean others =
          Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
      boolean secrets = SECRET.matcher(Files.readString(file)).find();
      return others && secrets
          ? List.of(
              PlatformFinding.warning(
                  "configuration",
                  file + " holds secrets, and every user of this machine can read it",
                  "chmod 640 " + file + ", or move the secrets to ${env:} or ${file:}"))
          : List.of();
    } catch (IOException | UnsupportedOperationException e) {
      // The system has no such modes; a file that cannot be read has been found out before.
      return List.of();
    }
  }
}
