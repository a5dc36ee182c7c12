package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Those who ask and decide in the tests. */
public final class People {
  public static final Place CHANNEL = Place.of("slack", "C0OPS");
  static final Person ANN = person("ann");
  static final Person BOB = person("bob");

  /** On call; asks. */
  public static final Speaker ann = on("slack", ANN, "oncall");

  static final Speaker annOnDiscord = on("discord", ANN, "oncall", "dba");

  /** On call with the right to break glass. */
  public static final Speaker annWithHammer = on("slack", ANN, "oncall", "hammer");

  public static final Speaker bob = on("slack", BOB, "dba");
  static final Speaker bobOnDiscord = on("discord", BOB, "dba");

  /** The same with an entry that does not say who he is in Discord. */
  static final Speaker bobOnSlackOnly =
      on("slack", new Person("bob", Map.of("slack", "U0bob"), List.of()), "dba");

  static final Speaker carl = on("slack", person("carl"), "dba");
  static final Speaker dora = on("slack", person("dora"), "oncall");
  static final Speaker mallory = on("slack", person("mallory"));

  /** DBAs whom {@code people} does not name. */
  static final Speaker unmappedOnSlack = unmapped("slack", "U99");

  static final Speaker unmappedOnDiscord = unmapped("discord", "99");

  static final Speaker scriptInShell = unmapped("terminal", "deploy");

  private People() {}

  static Person person(String name) {
    return new Person(
        name, Map.of("slack", "U0" + name, "discord", "1" + name, "terminal", name), List.of(name));
  }

  static Speaker on(String platform, Person person, String... roles) {
    String id = Optional.ofNullable(person.identities().get(platform)).orElseThrow();
    return new Speaker(
        new Asker(new Actor(platform, id, person.name()), Optional.of(person), Set.of(roles)),
        place(platform));
  }

  private static Speaker unmapped(String platform, String id) {
    return new Speaker(
        new Asker(new Actor(platform, id, "somebody"), Optional.empty(), Set.of("dba")),
        place(platform));
  }

  private static Place place(String platform) {
    return platform.equals("slack") ? CHANNEL : Place.of(platform, "elsewhere");
  }
}
