package io.github.pgbailiff.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A verb as people see it: the one source of parsing, help, completion, slash command trees and the
 * tables of the pages.
 *
 * @param positionals what may stand after the verb without a key, in this order
 * @param summary one line without a full stop
 * @param examples whole commands, from the verb on
 */
public record Declaration(
    String name,
    List<String> aliases,
    String summary,
    Set<Effect> effects,
    List<Positional> positionals,
    List<Key> keys,
    List<String> examples) {

  /** A word that needs no key. */
  public enum Positional {
    /** {@code CLUSTER[/DATABASE]}, several by comma. */
    CLUSTERS,
    /** One process id, required. */
    PID,
    /** Any number of process ids, or the word {@code all}. */
    PIDS,
    /** A request's id, required. */
    REQUEST,
    /** An alert's id; required where no clusters can be named. */
    ALERT,
    /** A block's id; required where no clusters can be named. */
    BLOCK,
    /** The name of the request's cluster, as a confirmation. */
    CONFIRMATION,
    /** The name of a verb. */
    VERB
  }

  public Declaration {
    aliases = List.copyOf(aliases);
    effects = Set.copyOf(effects);
    positionals = List.copyOf(positionals);
    keys = List.copyOf(keys);
    examples = List.copyOf(examples);
  }

  /** Whether it changes something on a cluster. */
  public boolean acts() {
    return effects.stream().anyMatch(Effect::acts);
  }

  /** Whether commands of this verb can narrow down which sessions are meant. */
  public boolean filters() {
    return keys.stream().anyMatch(Key::filters);
  }

  /** The key of this name. */
  public Optional<Key> key(String key) {
    return keys.stream().filter(k -> k.name().equals(key)).findFirst();
  }

  /** Whether it is about one thing that has an id. */
  public boolean takesId() {
    return Stream.of(Positional.REQUEST, Positional.ALERT, Positional.BLOCK).anyMatch(this::takes);
  }

  /** Whether commands of this verb must name a thing by its id. */
  public boolean needsId() {
    return takesId() && !takes(Positional.CLUSTERS);
  }

  /** Whether sessions are named by their process ids. */
  public boolean takesPids() {
    return takes(Positional.PIDS) || takes(Positional.PID);
  }

  public boolean takes(Positional positional) {
    return positionals.contains(positional);
  }
}
