package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.schema.ConfigNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of chat as a configuration has it.
 *
 * @param settings empty where the configuration has no section for it
 */
public record ConfiguredPlatform<S extends PlatformSettings>(
    PlatformType<S> type, Optional<S> settings) {
  /** The kind with what its section says. */
  public static <S extends PlatformSettings> ConfiguredPlatform<S> read(
      PlatformType<S> type, Optional<ConfigNode> section, Set<String> clusters) {
    return new ConfiguredPlatform<>(type, section.map(it -> type.read(it, clusters)));
  }

  /** The kind where there is no section. */
  public static <S extends PlatformSettings> ConfiguredPlatform<S> without(PlatformType<S> type) {
    return new ConfiguredPlatform<>(type, Optional.empty());
  }

  public String name() {
    return type.name();
  }

  public boolean isConfigured() {
    return settings.isPresent();
  }

  /** The channel in which requests appear too. */
  public Optional<Place> approvals() {
    return settings.flatMap(PlatformSettings::approvalsChannel).map(this::place);
  }

  /** The channel in which anchors and break-glass appear. */
  public Optional<Place> audit() {
    return settings.flatMap(PlatformSettings::auditChannel).map(this::place);
  }

  /** The channel in which the watch tells what it found. */
  public Optional<String> alerts() {
    return settings.flatMap(PlatformSettings::alertsChannel);
  }

  private Place place(String channel) {
    return Place.of(name(), channel);
  }

  /** The chat, not started; empty without a section. */
  public Optional<Platform> connect(PlatformServices services) {
    return settings.map(it -> type.connect(it, services));
  }

  /** The findings of {@code check}; none without a section. */
  public List<PlatformFinding> check(NamedIds named) {
    return settings.map(it -> type.check(it, named)).orElse(List.of());
  }

  public Optional<AppManifest> manifest() {
    return type.manifest().map(it -> it.apply(settings));
  }
}
