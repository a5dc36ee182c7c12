package io.github.pgbailiff.config;

import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.chat.PlatformSettings;
import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.Problem;
import io.github.pgbailiff.config.schema.Validation;
import io.github.pgbailiff.config.yaml.BaseDirectory;
import io.github.pgbailiff.config.yaml.ContentHash;
import io.github.pgbailiff.config.yaml.References;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a configuration file, and reports everything that is wrong with it at once. */
public final class ConfigurationReader {
  private final List<Declaration> verbs;
  private final List<PlatformType<?>> platforms;
  private final Function<String, Optional<String>> environment;

  /**
   * @param verbs all verbs; roles and rules name them, and labels must not be called like their
   *     keys
   * @param platforms the kinds of chat that a file may configure
   * @param environment the value of an environment variable; empty when it is not set
   */
  public ConfigurationReader(
      Collection<Declaration> verbs,
      List<PlatformType<?>> platforms,
      Function<String, Optional<String>> environment) {
    this.verbs = List.copyOf(verbs);
    this.platforms = List.copyOf(platforms);
    this.environment = environment;
  }

  /**
   * The configuration in the file.
   *
   * @throws ConfigurationException when the file cannot be read, or anything in it is wrong
   */
  public Configuration read(Path file) {
    return look(file).orThrow();
  }

  /** The configuration in the file, or all that is wrong with it. */
  public ConfigurationLook look(Path file) {
    var hash = new ContentHash();
    try {
      YamlNode tree = YamlFile.read(file, hash);
      return look(file, tree, hash);
    } catch (YamlFile.UnreadableException e) {
      return new ConfigurationLook(
          ConfigurationSources.of(file), Optional.empty(), List.of(e.problem("")));
    }
  }

  private ConfigurationLook look(Path file, YamlNode tree, ContentHash hash) {
    BaseDirectory base = BaseDirectory.of(file);
    var references = new References(environment, base);
    var inspection = new Validation("", references);
    ConfigNode root = new ConfigNode("", tree, ConfigSchema.of(platforms), inspection);
    inspection.check(root);
    ClusterFiles more = ClusterFiles.of(root, references, hash);
    Configuration configuration = configuration(root, more, base);
    List<Problem> problems =
        Stream.concat(inspection.problems().stream(), more.problems()).toList();
    Set<Path> values =
        Stream.concat(inspection.files().stream(), more.files()).collect(Collectors.toSet());
    Set<Path> passwords =
        Stream.concat(inspection.passwords().stream(), more.passwords())
            .collect(Collectors.toSet());
    return new ConfigurationLook(
        new ConfigurationSources(file, more.patterns(), values, passwords, hash),
        Optional.of(configuration).filter(_ -> problems.isEmpty()),
        problems);
  }

  private Configuration configuration(ConfigNode file, ClusterFiles more, BaseDirectory base) {
    List<ConfigNode> clusters = more.after(file.items("clusters"));
    DefinedNames names = DefinedNames.of(verbs, file, clusters);
    var stored = new StoreSection(file, base);
    List<ConfiguredPlatform<?>> chats = chats(file, names);
    var _ = DefinedNames.distinct(file.items("hooks"));
    return new Configuration(
        stored.store(),
        stored.audit(),
        stored.http(),
        sections(clusters).map(it -> new ClusterSection(it, names).read()).toList(),
        chats,
        new PeopleSection(platforms).read(file),
        sections(file.items("roles"))
            .map(it -> new RoleSection(it, names, platforms).read())
            .toList(),
        sections(file.items("rules")).map(it -> new RuleSection(it, names).read()).toList(),
        breakGlass(file, names),
        new WatchSection(names, new CommandParser(verbs), chats).read(file),
        sections(file.items("hooks")).map(it -> new HookSection(it, names).read()).toList(),
        sections(file.items("owners")).map(it -> new OwnerSection(it, chats).read()).toList());
  }

  private static List<String> breakGlass(ConfigNode file, DefinedNames names) {
    return sections(file.at("break_glass").stream().toList())
        .flatMap(it -> DefinedNames.known(it, "roles", "no role", names.roles()).stream())
        .toList();
  }

  private List<ConfiguredPlatform<?>> chats(ConfigNode file, DefinedNames names) {
    return platforms.stream().<ConfiguredPlatform<?>>map(it -> platform(it, file, names)).toList();
  }

  private static <S extends PlatformSettings> ConfiguredPlatform<S> platform(
      PlatformType<S> type, ConfigNode file, DefinedNames names) {
    Optional<ConfigNode> section = sections(file.at(type.name()).stream().toList()).findFirst();
    return ConfiguredPlatform.read(type, section, names.clusters());
  }

  /** Those that are sections at all; about the others it has been complained. */
  private static Stream<ConfigNode> sections(List<ConfigNode> settings) {
    return settings.stream().filter(setting -> setting.node() instanceof YamlNode.Mapping);
  }
}
