package io.github.pgbailiff.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The verbs that can be asked for, by name and by alias, in any letter case. */
public final class Vocabulary {
  private static final Set<String> GREETINGS =
      Set.of("?", "hi", "hello", "hey", "status", "start", "menu");

  /** What other tools and people call our keys; whoever writes one is told ours. */
  private static final Map<String, Key> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("database", Keys.DB),
          Map.entry("datname", Keys.DB),
          Map.entry("username", Keys.USER),
          Map.entry("usename", Keys.USER),
          Map.entry("role", Keys.USER),
          Map.entry("application", Keys.APP),
          Map.entry("application_name", Keys.APP),
          Map.entry("address", Keys.CLIENT),
          Map.entry("client_addr", Keys.CLIENT),
          Map.entry("host", Keys.CLIENT),
          Map.entry("ip", Keys.CLIENT),
          Map.entry("wait_event", Keys.WAIT),
          Map.entry("backend_type", Keys.TYPE),
          Map.entry("transaction", Keys.XACT),
          Map.entry("duration", Keys.AGE),
          Map.entry("because", Keys.REASON),
          Map.entry("dry-run", Keys.DRY),
          Map.entry("order", Keys.SORT));

  private final List<Declaration> verbs;
  private final Map<String, Declaration> byWord = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException when two verbs share a name, or a verb has two keys of a name
   */
  public Vocabulary(List<Declaration> verbs) {
    this.verbs = List.copyOf(verbs);
    for (Declaration verb : verbs) {
      add(verb.name(), verb);
      verb.aliases().forEach(alias -> add(alias, verb));
      Map<String, Key> keys = new HashMap<>();
      for (Key key : verb.keys()) {
        if (keys.put(key.name(), key) != null) {
          throw new IllegalArgumentException(verb.name() + " has two keys " + key.name());
        }
      }
    }
  }

  private void add(String word, Declaration verb) {
    if (byWord.put(word, verb) != null) {
      throw new IllegalArgumentException("two verbs are called " + word);
    }
  }

  /** All verbs, in the order in which they were declared. */
  public List<Declaration> verbs() {
    return verbs;
  }

  /** Whether it is the first word of somebody who does not know yet what to say. */
  public boolean isGreeting(String word) {
    return GREETINGS.contains(word.toLowerCase(Locale.ROOT)) && find(word).isEmpty();
  }

  /** The verb of this name or alias. */
  public Optional<Declaration> find(String word) {
    return Optional.ofNullable(byWord.get(word.toLowerCase(Locale.ROOT)));
  }

  /** Names and aliases. */
  List<String> words() {
    return List.copyOf(byWord.keySet());
  }

  public Declaration require(String word) {
    return find(word)
        .orElseThrow(() ->
            new UserMistake(
                "no verb %s; there are %s"
                    .formatted(
                        UserMistake.quote(word),
                        verbs.stream().map(Declaration::name).collect(Collectors.joining(" "))),
                NearestWord.of(word, words())));
  }

  /** The verb's key, or a complaint that names the nearest. */
  public static Key key(Declaration verb, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return verb.key(lower).orElseThrow(() -> unknownKey(verb, lower));
  }

  private static UserMistake unknownKey(Declaration verb, String name) {
    List<String> names = verb.keys().stream().map(Key::name).toList();
    List<String> candidates = new ArrayList<>(names);
    candidates.addAll(OTHER_NAMES.keySet().stream().sorted().toList());
    Optional<String> nearest =
        NearestWord.of(name, candidates)
            .map(n -> Optional.ofNullable(OTHER_NAMES.get(n)).map(Key::name).orElse(n))
            .filter(names::contains);
    String takes = names.isEmpty() ? "it takes none" : "it takes " + String.join(" ", names);
    return new UserMistake(
        "%s: no key %s; %s".formatted(verb.name(), UserMistake.quote(name), takes), nearest);
  }
}
