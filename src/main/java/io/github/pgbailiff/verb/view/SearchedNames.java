package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.audit.EventFilter;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.command.Options;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.PersonNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The people and clusters that a search of the record asks for. People leave and clusters go, and
 * the record still knows them.
 */
public record SearchedNames(Options options, Context context) {

  /**
   * Refuses names that neither the configuration of now nor the record knows.
   *
   * @param isOnRecord whether whoever asks may see an event that a filter selects
   */
  public void requireKnown(Predicate<EventFilter> isOnRecord) {
    String problems =
        Stream.concat(cluster(isOnRecord), person(isOnRecord)).collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      throw new UserMistake(problems);
    }
  }

  private Stream<String> cluster(Predicate<EventFilter> isOnRecord) {
    List<String> known = context.catalog().clusters().stream().map(Cluster::name).toList();
    return unknown(
        Keys.CLUSTER,
        "no cluster is called",
        known,
        name -> isOnRecord.test(filter(Set.of(), Optional.of(name))));
  }

  private Stream<String> person(Predicate<EventFilter> isOnRecord) {
    List<String> known =
        context.catalog().authorizer().people().stream().map(Person::name).toList();
    return unknown(
        Keys.BY,
        "nobody is called",
        known,
        name ->
            isAccount(name)
                || isOnRecord.test(filter(PersonNames.of(name, context), Optional.empty())));
  }

  /** Whoever has never done anything has an account all the same. */
  private boolean isAccount(String name) {
    return name.contains(":")
        || name.equals("me")
        || PersonNames.of(name, context).stream()
            .anyMatch(it ->
                context.catalog().authorizer().people().stream()
                    .anyMatch(person -> person.name().equals(it)));
  }

  private Stream<String> unknown(
      Key key, String words, List<String> known, Predicate<String> isKnown) {
    return options.text(key.name()).stream()
        .filter(name -> !known.contains(name) && !isKnown.test(name))
        .map(name ->
            "%s: %s %s, now or on the record%s"
                .formatted(
                    key.name(),
                    words,
                    UserMistake.quote(name),
                    NearestWord.question(NearestWord.of(name, known))));
  }

  private static EventFilter filter(Set<String> by, Optional<String> cluster) {
    return new EventFilter(
        by, Optional.empty(), cluster, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
