package io.github.pgbailiff.config;

import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.BaseDirectory;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The sections {@code store}, {@code audit} and {@code http}. */
final class StoreSection {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final int LAST_PORT = 65_535;

  private static final Set<String> WORDS = Set.of("off", "stdout");

  /** Whoever writes one of these means no file, which would be made all the same. */
  private static final Set<String> NO_FILES =
      Set.of("off", "stdout", "stderr", "on", "yes", "no", "true", "false", "none");

  private final ConfigNode file;
  private final BaseDirectory base;

  StoreSection(ConfigNode file, BaseDirectory base) {
    this.file = file;
    this.base = base;
  }

  StoreSettings store() {
    Optional<ConfigNode> section = file.at("store");
    section.flatMap(store -> store.at("url")).ifPresent(JdbcUrls::check);
    String url = section.flatMap(store -> store.text("url")).orElse(StoreSettings.DEFAULT.url());
    return new StoreSettings(
        located(url),
        section.flatMap(store -> store.text("username")),
        section.flatMap(PasswordSection::of));
  }

  /** The URL with the path of a SQLite file made absolute. */
  private String located(String url) {
    if (!url.startsWith(SQLITE)) {
      return url;
    }
    String rest = url.substring(SQLITE.length());
    int query = rest.indexOf('?') < 0 ? rest.length() : rest.indexOf('?');
    String path = rest.substring(0, query);
    return path.startsWith(":") || path.startsWith("file:")
        ? url
        : SQLITE + base.resolve(path) + rest.substring(query);
  }

  AuditSettings audit() {
    Optional<ConfigNode> section = file.at("audit");
    return new AuditSettings(
        section.map(audit -> audit.flag("reads")).orElse(AuditSettings.DEFAULT.reads()),
        section
            .flatMap(audit -> audit.at("json_lines"))
            .flatMap(this::jsonLines)
            .orElse(AuditSettings.DEFAULT.jsonLines()),
        section
            .flatMap(audit -> audit.span("anchor_every"))
            .orElse(AuditSettings.DEFAULT.anchorEvery()));
  }

  private Optional<String> jsonLines(ConfigNode setting) {
    return setting
        .text()
        .map(text -> {
          boolean word = WORDS.contains(text);
          Path file = base.resolve(text);
          if (!word && NO_FILES.contains(text.toLowerCase(Locale.ROOT))) {
            setting.complain(
                "%s is neither off nor stdout, and hardly a file; ./%s would be one"
                    .formatted(setting.shown(), text));
          } else if (!word && Files.isDirectory(file)) {
            setting.complain(setting.shown() + " is a folder; a file in it would be right");
          }
          return word ? text : file.toString();
        });
  }

  HttpSettings http() {
    Optional<ConfigNode> listen = file.at("http").flatMap(http -> http.at("listen"));
    listen.flatMap(ConfigNode::text).ifPresent(text -> port(listen.get(), text));
    return listen.flatMap(ConfigNode::text).map(HttpSettings::new).orElse(HttpSettings.DEFAULT);
  }

  private static void port(ConfigNode listen, String text) {
    int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    if (port > LAST_PORT) {
      listen.complain(listen.shown() + " has no port between 0 and " + LAST_PORT);
    }
  }
}
