package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Pids;
import io.github.pgbailiff.command.UsageLine;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.text.PastedId;
import java.util.Optional;

/**
 * The mistakes in the words of a verb that have no key, and what would be right.
 *
 * @param where the word that was taken for a cluster, and may have been meant for a process id
 */
record WordMistakes(Declaration verb, Optional<String> where) {
  UserMistake idMissing() {
    return new UserMistake(verb.name() + ": needs the id of " + kind());
  }

  UserMistake onePid() {
    return new UserMistake(
        "%s: %sneeds one process id, such as 71322".formatted(verb.name(), onlyWhere()),
        nearestPid());
  }

  UserMistake noId(String text) {
    char letter = kind().charAt(kind().indexOf('-') - 1);
    return new UserMistake(
        "%s: %s is not the id of %s".formatted(verb.name(), UserMistake.quote(text), kind()),
        PastedId.of(letter + "-" + text));
  }

  UserMistake unexpected(String text) {
    String right =
        verb.takes(Positional.CLUSTERS)
            ? "clusters stand in one word, joined by commas, and text with spaces in quotes"
            : "this verb takes " + UsageLine.of(verb);
    String is = verb.takesPids() ? "neither a pid nor key:value" : "not key:value";
    return new UserMistake(
        "%s: %s is %s; %s".formatted(verb.name(), UserMistake.quote(text), is, right));
  }

  /** The word that was taken for a cluster: it may have been meant otherwise. */
  private String onlyWhere() {
    return where.map(it -> UserMistake.quote(it) + " can only be a cluster and ").orElse("");
  }

  private Optional<String> nearestPid() {
    return where
        .filter(it -> verb.takesPids() && it.matches("[^A-Za-z]*[0-9]{2,}.*"))
        .map(it -> it.replaceAll("[^0-9]", ""))
        .filter(Pids::isNumber);
  }

  UserMistake nothingNamed() {
    String right =
        verb.takes(Positional.PIDS)
            ? "a pid or a filter such as user:blog would be right, or the word all for every session of the cluster"
            : "db:NAME or user:NAME would be right" + (verb.takesId() ? ", or " + kind() : "");
    return new UserMistake(
        "%s: %ssays nothing about what is meant; %s".formatted(verb.name(), onlyWhere(), right),
        nearestPid());
  }

  /** What the verb's id is of, with one as an example. */
  private String kind() {
    return verb.takes(Positional.BLOCK)
        ? "a block, such as B-7"
        : verb.takes(Positional.ALERT) ? "an alert, such as A-7" : "a request, such as R-1042";
  }
}
