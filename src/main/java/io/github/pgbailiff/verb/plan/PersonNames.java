package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.command.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of a person that is meant by a name, an account or a mention. */
public final class PersonNames {
  private PersonNames() {}

  /** Everything that the record may call them: one human acts under several accounts. */
  public static Set<String> of(String text, Context context) {
    Authorizer authorizer = context.catalog().authorizer();
    Set<String> names = new HashSet<>();
    if (text.equals("me")) {
      names.add(context.asker().actor().identity());
      context.asker().person().ifPresent(person -> add(person, names));
      return names;
    }
    names.add(text);
    if (!text.contains(":")) {
      authorizer.platforms().forEach(platform -> names.add(platform + ":" + text));
    }
    person(text, authorizer.people()).ifPresent(person -> add(person, names));
    return names;
  }

  private static Optional<Person> person(String text, List<Person> people) {
    return people.stream()
        .filter(it -> it.name().equals(text) || identities(it).contains(text))
        .findFirst();
  }

  private static void add(Person person, Set<String> names) {
    names.add(person.name());
    names.addAll(identities(person));
  }

  private static List<String> identities(Person person) {
    return person.identities().entrySet().stream()
        .map(it -> it.getKey() + ":" + it.getValue())
        .toList();
  }
}
