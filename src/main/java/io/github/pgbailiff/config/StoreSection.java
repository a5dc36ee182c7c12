package io.github.pgbailiff.config;

import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.BaseDirectory;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.store.StoreSettings;
import java.util.Optional;

/** The sections {@code store}, {@code audit} and {@code http}. */
final class StoreSection {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final int LAST_PORT = 65_535;

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
            .flatMap(audit -> audit.text("json_lines"))
            .map(this::jsonLines)
            .orElse(AuditSettings.DEFAULT.jsonLines()),
        section
            .flatMap(audit -> audit.span("anchor_every"))
            .orElse(AuditSettings.DEFAULT.anchorEvery()));
  }

  private String jsonLines(String text) {
    boolean word = text.equals("off") || text.equals("stdout");
    return word ? text : base.resolve(text).toString();
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
