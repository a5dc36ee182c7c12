package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Options;
import io.github.pgbailiff.command.Pids;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.text.EscapedText;
import io.github.pgbailiff.command.text.PastedId;
import io.github.pgbailiff.command.text.PastedPid;
import io.github.pgbailiff.command.text.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A command that is being understood, word by word. */
final class CommandBuilder {
  private final Declaration verb;
  private final List<ClusterPattern> clusters = new ArrayList<>();
  private final Set<Integer> pids = new LinkedHashSet<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Set<String> given = new LinkedHashSet<>();
  private Optional<String> argument = Optional.empty();
  private Optional<String> confirmation = Optional.empty();
  private Optional<String> where = Optional.empty();
  private boolean all;

  CommandBuilder(Declaration verb) {
    this.verb = verb;
  }

  /** A value of a key that the verb has. */
  void key(Key key, Word value, boolean negated) {
    if (value.source().isBlank()) {
      throw new UserMistake(
          "%s: has no value; write it right behind the colon, without a space"
              .formatted(key.name()));
    }
    if (key.filters()) {
      conditions.add(Filters.read(key, value, negated));
    } else if (negated) {
      throw new UserMistake(key.name() + ": cannot be negated; filters can");
    } else if (!given.add(key.name())) {
      throw new UserMistake(key.name() + ": given twice; once would be right");
    } else {
      OptionValues.read(key, value).ifPresent(text -> options.put(key.name(), text));
    }
  }

  /** A word without a key. */
  void bare(Word word) {
    String text = word.source();
    Optional<String> id = PastedId.of(word.escaped().literal());
    if (verb.takesId() && argument.isEmpty() && id.isPresent()) {
      argument = id;
    } else if (idMissing()) {
      throw wrong().noId(text);
    } else if (verb.takes(Positional.CONFIRMATION) && confirmation.isEmpty()) {
      confirmation = Optional.of(clusterName(word));
    } else if (verb.takesPids() && holdsPid(word)) {
      pids(word);
    } else if (verb.takes(Positional.PIDS) && text.equalsIgnoreCase("all")) {
      all = true;
    } else if (verb.takesPids() && !text.isEmpty() && PastedPid.isSeparator(text)) {
      // It stood between process ids, or is a mark that nobody sees.
      return;
    } else if (verb.takes(Positional.CLUSTERS) && clusters.isEmpty()) {
      cluster(word);
    } else {
      throw wrong().unexpected(text);
    }
  }

  /** The verb that {@code help} is asked for. */
  void topic(Declaration topic) {
    argument = Optional.of(topic.name());
  }

  boolean wantsTopic() {
    return verb.takes(Positional.VERB) && argument.isEmpty();
  }

  /** The command, once all words are read. */
  Command command() {
    refuseGaps();
    return new Command(
        verb,
        clusters,
        all,
        List.copyOf(pids),
        argument,
        confirmation,
        conditions,
        new Options(options));
  }

  private void refuseGaps() {
    if (idMissing()) {
      throw wrong().idMissing();
    }
    if (verb.takes(Positional.PID) && pids.size() != 1) {
      throw wrong().onePid();
    }
    if (all && !pids.isEmpty()) {
      throw new UserMistake(
          verb.name() + ": all means every session of the cluster; leave it out, or the pids");
    }
    boolean named = all || !pids.isEmpty() || !conditions.isEmpty() || argument.isPresent();
    if (verb.acts() && verb.filters() && !named) {
      throw wrong().nothingNamed();
    }
  }

  private boolean idMissing() {
    return verb.needsId() && argument.isEmpty();
  }

  /**
   * Whether a list holds a process id: no cluster is called so, and what else is in it is wrong.
   */
  private boolean holdsPid(Word word) {
    return CommandBounds.elements(verb.name(), word.escaped()).stream()
        .anyMatch(it -> !PastedPid.of(it.literal()).isEmpty());
  }

  private void pids(Word word) {
    List<String> pasted = PastedPid.of(word.escaped().literal());
    Stream<String> wrong =
        word.escaped().split(',').stream()
            .map(EscapedText::literal)
            .filter(it -> PastedPid.of(it).isEmpty());
    (pasted.isEmpty() ? wrong : pasted.stream())
        .forEach(pid -> pids.add(Pids.parse(verb.name(), pid)));
  }

  private void cluster(Word word) {
    where = Optional.of(word.source());
    ClusterWord named = ClusterWord.read(verb, word);
    clusters.addAll(named.clusters());
    named.database().ifPresent(conditions::addFirst);
  }

  private String clusterName(Word word) {
    String name = word.escaped().literal();
    if (!ClusterWord.isName(name)) {
      throw wrong().unexpected(name);
    }
    return name;
  }

  private WordMistakes wrong() {
    return new WordMistakes(verb, where.filter(_ -> pids.isEmpty()));
  }
}
