package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.References;
import io.github.pgbailiff.config.yaml.YamlNode;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.secret.SecretCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One {@code password}: a text, files that it is in, or a program that prints it. */
record PasswordSection(ConfigNode password) {
  private static final Duration HOLDS = Duration.ofMinutes(10);

  static Optional<Secret> of(ConfigNode section) {
    return section.at("password").flatMap(it -> new PasswordSection(it).read());
  }

  private Optional<Secret> read() {
    if (password.node() instanceof YamlNode.Scalar scalar && References.readsFiles(scalar.text())) {
      return password.text().map(_ -> new FileSecret(scalar.text(), password.references()));
    }
    return password.node() instanceof YamlNode.Mapping
        ? command()
        : password.text().map(Secret::of);
  }

  private Optional<Secret> command() {
    List<String> words = password.texts("command");
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SecretCommand(
                words, password.span("for").orElse(HOLDS), password.references().base().folder()));
  }
}
