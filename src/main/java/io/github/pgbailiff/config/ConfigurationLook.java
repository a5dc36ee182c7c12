package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading a configuration.
 *
 * @param sources where it was read from, as far as that could be told
 * @param configuration empty when there is a problem
 */
public record ConfigurationLook(
    ConfigurationSources sources, Optional<Configuration> configuration, List<Problem> problems) {
  public ConfigurationLook {
    problems = List.copyOf(problems);
  }

  /**
   * The configuration.
   *
   * @throws ConfigurationException with everything that is wrong with it
   */
  public Configuration orThrow() {
    return configuration.orElseThrow(() -> new ConfigurationException(sources.file(), problems));
  }
}
