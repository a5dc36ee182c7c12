package io.github.pgbailiff.chat;

import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.SchemaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of chat, with its section of the configuration, its accounts and its groups.
 *
 * @param <S> what its section says
 */
public interface PlatformType<S extends PlatformSettings> {
  /** The word before the colon in identities, which is also the key of its section. */
  String name();

  /** Its name as people write it. */
  String title();

  /** The keys of its section. */
  SchemaType.Section section();

  /** The key of {@code people} under which an account there stands; its name is the platform's. */
  SchemaType.Field account();

  /** The key of a role's {@code members} under which groups there stand; empty without groups. */
  Optional<SchemaType.Field> groups();

  /**
   * The settings that the section holds; it complains about what the schema cannot tell.
   *
   * @param clusters the names of all clusters
   */
  S read(ConfigNode section, Set<String> clusters);

  /**
   * The chat, which is not started; whoever asks for it closes it.
   *
   * @throws Platform.RejectedException when a secret is missing that it needs
   */
  Platform connect(S settings, PlatformServices services);

  /** The state of what the configuration names there, found out by asking the platform. */
  List<PlatformFinding> check(S settings, NamedIds named);

  /**
   * The app as the platform makes one from a text, by the settings, which are empty while there is
   * no section yet; empty where the platform has no such thing.
   */
  default Optional<Function<Optional<S>, AppManifest>> manifest() {
    return Optional.empty();
  }
}
