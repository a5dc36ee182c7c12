package io.github.pgbailiff.access;

import io.github.pgbailiff.access.Right.Held;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides who may use which verb where. Nothing is allowed unless a role allows it, and a role that
 * denies it wins.
 *
 * <p>Verb and cluster decide whether a command is denied as a whole; what a role says about
 * databases and users comes back as {@link Limits}, which are its only answer.
 */
public final class Authorizer {
  final List<Role> roles;
  private final List<Person> people;
  private final Map<String, Memberships> byPlatform;

  /**
   * @param byPlatform who is asked for the groups of a platform's accounts; a platform that is not
   *     there can vouch for nobody
   */
  public Authorizer(List<Role> roles, List<Person> people, Map<String, Memberships> byPlatform) {
    this.roles = List.copyOf(roles);
    this.people = List.copyOf(people);
    this.byPlatform = Map.copyOf(byPlatform);
  }

  /**
   * The actor with the roles that they have right now. Groups count on the platform that they
   * belong to; a role for the same human everywhere lists the person.
   *
   * @param attestedRoles ids of groups that the platform vouches for with this very delivery; they
   *     spare the look-up
   * @throws MembershipException when the groups matter and nobody can say them
   */
  public Asker identify(Actor actor, Optional<Set<String>> attestedRoles, Freshness freshness) {
    Optional<Person> person = personOf(actor);
    // Whom a platform vouches for with this very delivery is one of its members.
    Optional<String> barred =
        attestedRoles.isPresent() ? Optional.empty() : objection(actor, freshness);
    Set<String> groups =
        barred.isPresent() ? Set.of() : attestedRoles.orElseGet(() -> groupsOf(actor, freshness));
    Set<String> held =
        roles.stream()
            .filter(role -> role.members().include(actor.platform(), groups, person))
            .map(Role::name)
            .collect(Collectors.toUnmodifiableSet());
    return new Asker(Person.called(actor, people), person, held, barred);
  }

  /** An account of a platform that cannot be asked is neither barred nor in order. */
  private Optional<String> objection(Actor actor, Freshness freshness) {
    Memberships memberships = byPlatform.get(actor.platform());
    if (memberships != null) {
      return memberships.objection(actor, freshness);
    }
    if (freshness == Freshness.CACHED || actor.platform().equals(Place.TERMINAL)) {
      return Optional.empty();
    }
    throw new MembershipException(actor, "this process is not connected to " + actor.platform());
  }

  private Set<String> groupsOf(Actor actor, Freshness freshness) {
    boolean matter =
        roles.stream().anyMatch(role -> !role.members().groups(actor.platform()).isEmpty());
    if (!matter) {
      return Set.of();
    }
    Memberships memberships = byPlatform.get(actor.platform());
    if (memberships == null) {
      throw new MembershipException(actor, "this process is not connected to " + actor.platform());
    }
    return memberships.groupsOf(actor, freshness);
  }

  /** To which databases and users of the cluster the asker's right to use the verb extends. */
  public Limits limits(Asker asker, Declaration verb, Cluster cluster) {
    return limits(asker, Permission.of(verb), cluster);
  }

  /** The same of a permission such as {@code read}, {@code literals} or {@code walsender}. */
  public Limits limits(Asker asker, String permission, Cluster cluster) {
    return limits(asker, List.of(Permission.named(permission)), cluster);
  }

  /** Whether the asker may use the verb on something, somewhere; this says nothing about where. */
  public boolean allowsSomewhere(Asker asker, Declaration verb, Collection<Cluster> clusters) {
    return Permission.of(verb).isEmpty()
        || clusters.stream().anyMatch(it -> limits(asker, verb, it).denial().isEmpty());
  }

  /**
   * The denial of somebody who may use the verb on none of the clusters. It names none of them.
   *
   * @param where what the asker called them
   */
  public Denied nowhere(Asker asker, Declaration verb, Collection<Cluster> clusters, String where) {
    List<Denied> denials =
        clusters.stream().flatMap(it -> limits(asker, verb, it).denial().stream()).toList();
    String permissions =
        Permission.of(verb).stream().map(Permission::name).collect(Collectors.joining(" and "));
    return new Denied(
        permissions + " on " + where,
        denials.stream().flatMap(it -> it.rolesThatGiveIt().stream()).distinct().toList(),
        denials.stream().flatMap(it -> it.deniedBy().stream()).findFirst());
  }

  private Limits limits(Asker asker, List<Permission> needed, Cluster cluster) {
    List<Right> rights = needed.stream().map(it -> right(asker, it, cluster)).toList();
    return new Limits(rights, denial(rights, cluster));
  }

  private Optional<Denied> denial(List<Right> rights, Cluster cluster) {
    for (Right right : rights) {
      for (Held held : right.deny()) {
        if (held.grant().isUnlimited()) {
          return Optional.of(denied(List.of(right), cluster, List.of(), Optional.of(held.role())));
        }
      }
    }
    List<Right> missing =
        rights.stream().filter(it -> it.permission().granted() && it.allow().isEmpty()).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(denied(missing, cluster, rolesThatGive(missing, cluster), Optional.empty()));
  }

  private Right right(Asker asker, Permission permission, Cluster cluster) {
    return new Right(
        permission,
        rolesOf(asker).stream()
            .flatMap(role -> role.allow().stream())
            .filter(grant -> grant.concerns(permission, cluster))
            .toList(),
        rolesOf(asker).stream()
            .flatMap(role -> role.deny().stream().map(grant -> new Held(role.name(), grant)))
            .filter(held -> held.grant().concerns(permission, cluster))
            .toList());
  }

  private static Denied denied(
      List<Right> missing, Cluster cluster, List<String> remedy, Optional<String> deniedBy) {
    String permissions =
        missing.stream().map(it -> it.permission().name()).collect(Collectors.joining(" and "));
    return new Denied(permissions + " on " + cluster.name(), remedy, deniedBy);
  }

  private List<String> rolesThatGive(List<Right> missing, Cluster cluster) {
    return roles.stream()
        .filter(role -> missing.stream().allMatch(it -> role.gives(it.permission(), cluster)))
        .map(Role::name)
        .toList();
  }

  /** The roles that the asker has, as configured: what {@code whoami} shows. */
  public List<Role> rolesOf(Asker asker) {
    return roles.stream().filter(role -> asker.roles().contains(role.name())).toList();
  }

  /** The accounts that have one of the roles; empty where that cannot be told. */
  public Optional<List<RoleHolder>> holders(Collection<String> names) {
    return new RoleHolders(roles, people, byPlatform).of(names);
  }

  /** One text for all accounts of one human, as far as that is known. */
  public String human(Actor actor) {
    return personOf(actor).map(Person::name).orElseGet(actor::identity);
  }

  /** The human behind the account, where {@code people} names one. */
  public Optional<Person> personOf(Actor actor) {
    return people.stream().filter(person -> person.is(actor)).findFirst();
  }

  /** The platforms that accounts and groups can be of. */
  public Set<String> platforms() {
    Set<String> platforms = new TreeSet<>(byPlatform.keySet());
    platforms.add(Place.TERMINAL);
    people.forEach(person -> platforms.addAll(person.identities().keySet()));
    roles.forEach(role -> platforms.addAll(role.members().groups().keySet()));
    return platforms;
  }

  public List<Person> people() {
    return people;
  }
}
