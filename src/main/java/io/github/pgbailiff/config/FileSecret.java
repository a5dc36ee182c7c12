package io.github.pgbailiff.config;

import io.github.pgbailiff.config.yaml.References;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.secret.UnreadableSecretException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A password with <code>${file:PATH}</code> in it, which is read anew each time. */
final class FileSecret implements Secret {
  private final String source;
  private final References references;

  /**
   * @param source as it stands in the configuration
   */
  FileSecret(String source, References references) {
    this.source = source;
    this.references = references;
  }

  @Override
  public String read() {
    String text = resolved();
    if (text.isBlank()) {
      throw new UnreadableSecretException("the file that it is in is empty");
    }
    return text;
  }

  private String resolved() {
    try {
      return references.resolve(source);
    } catch (IllegalArgumentException e) {
      throw new UnreadableSecretException(
          Objects.requireNonNullElse(e.getMessage(), "it is in no file"), e);
    }
  }

  @Override
  public Optional<Duration> lifetime() {
    return Optional.of(Duration.ZERO);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileSecret it
        && source.equals(it.source)
        && references.base().equals(it.references.base());
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return "FileSecret";
  }
}
