package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.postgres.block.TargetState.Part;
import io.github.pgbailiff.postgres.session.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The obstacles to blocking or unblocking a target, each with what would help. */
record BlockObjections(TargetState target, Protection protection) {
  /** What is in the way of blocking it. */
  List<String> toBlock() {
    var found = new ArrayList<String>();
    standby().ifPresent(found::add);
    database().ifPresent(found::add);
    role().ifPresent(found::add);
    if (protection.isStore(target.name())) {
      found.add(target.name().words() + " is where pgbailiff's own store is");
    }
    if (found.isEmpty()) {
      guarded().ifPresent(found::add);
    }
    if (found.isEmpty() && !target.standing().blocked()) {
      new Bypass(target).ofRevoke().or(() -> noRight("shut")).ifPresent(found::add);
    }
    return found;
  }

  /**
   * What is in the way of unblocking it.
   *
   * @param former whether the state before is known
   */
  List<String> toUnblock(boolean former) {
    var found = new ArrayList<String>();
    standby().ifPresent(found::add);
    // What pgbailiff has blocked is unblocked again, whatever was protected since.
    (former ? guardedThere() : guarded()).ifPresent(found::add);
    boolean stranger = target.kept().state().isEmpty() && !target.kept().opensAll();
    if (target.power().byFunctions() && stranger && (!former || target.standing().blocked())) {
      found.add(
          "the functions here open only what they have shut, and this is not it, or was shut anew;"
              + " see pgbailiff grants --open, or run: "
              + target.statements().unblock());
    }
    if (found.isEmpty()) {
      noRight("open").ifPresent(found::add);
    }
    return found;
  }

  private Optional<String> standby() {
    if (!target.around().inRecovery()) {
      return Optional.empty();
    }
    String where = target.around().upstream().map(it -> ", which is " + it).orElse("");
    return Optional.of("this is a standby: ask its primary" + where);
  }

  private Optional<String> database() {
    return target
        .base()
        .flatMap(base -> {
          if (base.invalid().isPresent()) {
            return base.invalid();
          }
          if (base.template()) {
            return Optional.of("database " + base.name() + " is a template");
          }
          return base.name().equals(target.around().maintenance())
              ? Optional.of(
                  "database "
                      + base.name()
                      + " is the one that pgbailiff is connected to; nobody could open it again")
              : Optional.empty();
        });
  }

  /** Why nobody blocks it, however it stands: an entry protects it, or the cluster's own table. */
  Optional<String> guarded() {
    return protection
        .reason(target.name())
        .map(why -> target.name().words() + " is " + why)
        .or(this::guardedThere);
  }

  private Optional<String> guardedThere() {
    return Stream.of(
            target
                .base()
                .filter(_ -> target.kept().databaseProtected())
                .map(base -> "database " + base.name() + " is protected"),
            target
                .part()
                .filter(_ -> target.kept().roleProtected())
                .map(part -> "role " + part.name() + " is protected"))
        .flatMap(Optional::stream)
        .map(what -> what + " (table pgbailiff.protected of " + target.around().maintenance() + ")")
        .findFirst();
  }

  private Optional<String> role() {
    return target
        .part()
        .flatMap(part -> {
          if (part.own()) {
            return Optional.of("role " + part.name() + " is pgbailiff's own");
          }
          if (part.name().startsWith("pg_")) {
            return Optional.of("role " + part.name() + " is PostgreSQL's own");
          }
          return target.base().isPresent() || guarded().isPresent()
              ? Optional.<String>empty()
              : superuser(part);
        });
  }

  private Optional<String> superuser(Part part) {
    boolean refused = target.power().byFunctions() || !target.power().superuser();
    if (part.superuser() && refused) {
      return Optional.of(
          "role " + part.name() + " is a superuser; only a superuser can shut it out");
    }
    return part.replication() && refused
        ? Optional.of("role " + part.name() + " has REPLICATION: standbys may need it")
        : Optional.empty();
  }

  private Optional<String> noRight(String verb) {
    Predicate<TargetState.Power> may =
        switch (target.name().kind()) {
          case "role" -> TargetState.Power::administers;
          default -> power -> power.superuser() || power.owns();
        };
    return may.test(target.power())
        ? Optional.empty()
        : Optional.of(kept().orElseGet(() -> missing(verb)));
  }

  /** That it takes a right which nobody could give, where a service is the only superuser. */
  private Optional<String> kept() {
    TargetState.Power power = target.power();
    String what =
        target
            .base()
            .map(base -> "database %s belongs to role %s".formatted(base.name(), base.owner()))
            .orElseGet(() -> "role " + target.part().map(Part::name).orElse(""));
    return power
        .keeper()
        .filter(_ -> !power.grantable())
        .map(service ->
            "%s: only a superuser could give the right to block it, and %s keeps that to itself"
                .formatted(what, service.name()));
  }

  private String missing(String verb) {
    TargetState.Power power = target.power();
    String function =
        switch (target.name().kind()) {
          case "role" -> verb + "_role";
          case "database" -> verb + "_database";
          default -> verb.equals("shut") ? "revoke_connect" : "grant_connect";
        };
    if (!power.byFunctions()) {
      String managed = power.keeper().isPresent() ? " --managed" : "";
      return "role %s may not do that here; apply pgbailiff grants%s: it creates the function pgbailiff.%s"
          .formatted(power.acting(), managed, function);
    }
    return "role %s, which owns the function pgbailiff.%s, may not do that; it takes: %s"
        .formatted(power.acting(), function, power.remedy().orElseThrow());
  }
}
