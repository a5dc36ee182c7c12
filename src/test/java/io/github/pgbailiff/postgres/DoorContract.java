package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.testing.PostgresServer;
import io.github.pgbailiff.testing.PostgresSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shutting and opening comes to, with whatever rights it is done. */
abstract class DoorContract {
  final PostgresServer server;
  final Doors doors;

  DoorContract(PostgresServer server, String login) {
    this.server = server;
    this.doors = new Doors(server, login);
  }

  /** What shuts the database here, or opens it. */
  String allowing(boolean connections) {
    return "ALTER DATABASE wiki ALLOW_CONNECTIONS " + connections;
  }

  boolean hasSystemRoles() {
    return true;
  }

  @BeforeEach
  void build() {
    doors.build();
  }

  @AfterEach
  void tearDown() {
    doors.tearDown();
  }

  @Test
  void a_shut_database_keeps_everybody_out_and_opens_again() {
    PostgresSession inside = doors.enter("blog");
    DoorSurvey survey = doors.survey("wiki", "");
    assertThat(survey.toShut()).isEmpty();
    assertThat(survey.shut()).isFalse();
    assertThat(survey.sessions()).isEqualTo(1);
    assertThat(survey.sql()).containsExactly(allowing(false));
    assertThat(survey.undo()).containsExactly(allowing(true));
    assertThat(survey.undoFrom()).isEqualTo("any database but wiki, such as postgres");

    DoorOutcome shut = doors.shut("wiki", "");
    assertThat(shut.words()).isEqualTo("shut");
    assertThat(shut.stillIn()).isEmpty();
    assertThat(doors.gets("blog")).isFalse();
    assertThat(doors.gets("postgres")).isFalse();
    assertThat(inside.alive()).isTrue();

    assertThat(doors.open("wiki", "", shut.former()).words()).isEqualTo("opened");
    assertThat(doors.gets("blog")).isTrue();
  }

  @Test
  void a_role_without_login_gets_in_nowhere() {
    DoorOutcome shut = doors.shut("", "blog");
    assertThat(shut.sql()).containsExactly("ALTER ROLE blog NOLOGIN");
    assertThat(shut.former().orElseThrow()).startsWith("rolcanlogin=t");
    assertThat(doors.gets("blog")).isFalse();
    assertThat(doors.gets("shop")).isTrue();
    assertThat(doors.open("", "blog", shut.former()).words()).isEqualTo("opened");
    assertThat(doors.gets("blog")).isTrue();
  }

  @Test
  void a_revoke_is_undone_with_what_was_granted_before() {
    doors.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC",
        "GRANT CONNECT ON DATABASE wiki TO blog WITH GRANT OPTION",
        "GRANT CONNECT ON DATABASE wiki TO shop");
    List<String> before = doors.rights();
    DoorOutcome shut = doors.shut("wiki", "blog");
    assertThat(shut.sql()).containsExactly("REVOKE CONNECT ON DATABASE wiki FROM blog");
    assertThat(shut.undo())
        .containsExactly("GRANT CONNECT ON DATABASE wiki TO blog WITH GRANT OPTION");
    assertThat(doors.gets("blog")).isFalse();
    assertThat(doors.gets("shop")).isTrue();
    assertThat(doors.open("wiki", "blog", shut.former()).words()).isEqualTo("opened");
    assertThat(doors.rights()).isEqualTo(before);
  }

  @Test
  void a_revoke_that_keeps_nobody_out_is_refused_with_what_would_help() {
    doors.run("GRANT CONNECT ON DATABASE wiki TO blog");
    List<String> before = doors.rights();
    String why =
        "a revoke would not keep blog out of wiki, it gets in by PUBLIC;"
            + " use db:wiki user:public, or user:blog for NOLOGIN";
    assertThat(doors.survey("wiki", "blog").toShut()).containsExactly(why);
    assertThat(doors.shut("wiki", "blog").words()).isEqualTo("nothing changed (" + why + ")");
    assertThat(doors.rights()).isEqualTo(before);
  }

  @Test
  void a_revoke_is_refused_when_another_role_lets_the_user_in() {
    doors.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC",
        "GRANT CONNECT ON DATABASE wiki TO writers, blog",
        "GRANT writers TO blog");
    assertThat(doors.shut("wiki", "blog").detail())
        .contains("it gets in by member of writers; use user:blog for NOLOGIN, or db:wiki");
    assertThat(doors.gets("blog")).isTrue();
  }

  @Test
  void a_database_shut_to_the_public_names_who_still_gets_in() {
    List<String> before = doors.rights();
    doors.run("GRANT CONNECT ON DATABASE wiki TO shop", "GRANT shop TO batch");
    List<String> granted = doors.rights();
    assertThat(before).isNotEqualTo(granted);
    DoorOutcome shut = doors.shut("wiki", DoorName.PUBLIC);
    assertThat(shut.stillIn())
        .extracting(StillIn::words)
        .containsExactly(
            "batch (member of shop)",
            "shop (granted by keeper)",
            "wiki_owner (member of keeper)",
            "postgres (SUPERUSER)");
    assertThat(doors.gets("blog")).isFalse();
    assertThat(doors.gets("batch")).isTrue();
    assertThat(doors.open("wiki", DoorName.PUBLIC, shut.former()).words()).isEqualTo("opened");
    assertThat(doors.rights()).isEqualTo(granted);
  }

  @Test
  void what_the_public_never_had_it_does_not_get() {
    doors.run("REVOKE CONNECT ON DATABASE wiki FROM PUBLIC");
    assertThat(doors.survey("wiki", DoorName.PUBLIC).shut()).isTrue();
    assertThat(doors.shut("wiki", DoorName.PUBLIC).words()).isEqualTo("shut already (by hand)");
    assertThat(doors.open("wiki", DoorName.PUBLIC, Optional.empty()).words())
        .isEqualTo("nothing changed (it was shut by hand; to open that takes the permission open)");
    assertThat(doors.gets("blog")).isFalse();
  }

  @Test
  void shutting_twice_changes_nothing_more() {
    DoorOutcome shut = doors.shut("wiki", "");
    assertThat(doors.shut("wiki", "").kind()).isEqualTo(DoorOutcome.Kind.WAS_SHUT);
    assertThat(doors.open("wiki", "", shut.former()).words()).isEqualTo("opened");
    assertThat(doors.open("wiki", "", Optional.empty()).words()).isEqualTo("open already");
  }

  @Test
  void what_was_opened_by_hand_meanwhile_is_said() {
    DoorOutcome shut = doors.shut("wiki", "");
    doors.run(allowing(true));
    assertThat(doors.open("wiki", "", shut.former()).words()).isEqualTo("open already (by hand)");
    doors.run(allowing(false));
    assertThat(doors.open("wiki", "", Optional.empty()).kind())
        .isEqualTo(DoorOutcome.Kind.UNCHANGED);
  }

  @Test
  void rights_that_others_changed_meanwhile_stay_and_are_said() {
    DoorOutcome shut = doors.shut("wiki", DoorName.PUBLIC);
    doors.run("GRANT CONNECT ON DATABASE wiki TO shop");
    DoorOutcome opened = doors.open("wiki", DoorName.PUBLIC, shut.former());
    assertThat(opened.words()).isEqualTo("opened");
    assertThat(opened.notes())
        .containsExactly(
            "rights on database wiki were changed by hand meanwhile and stay so: +CONNECT shop");
    assertThat(doors.rights()).anyMatch(right -> right.startsWith("shop CONNECT"));
  }

  @Test
  void some_doors_are_never_shut() {
    assertThat(doors.survey("template1", "").toShut())
        .containsExactly("database template1 is a template");
    assertThat(doors.survey("postgres", "").toShut())
        .containsExactly(
            "database postgres is the one that pgbailiff is connected to;"
                + " nobody could open it again");
    assertThat(doors.survey("", doors.login()).toShut())
        .contains("role " + doors.login() + " is pgbailiff's own");
    if (hasSystemRoles()) {
      assertThat(doors.survey("", "pg_signal_backend").toShut())
          .contains("role pg_signal_backend is PostgreSQL's own");
    }
    assertThat(doors.shut("postgres", "").kind()).isEqualTo(DoorOutcome.Kind.UNCHANGED);
  }

  @Test
  void a_name_that_nobody_has_is_said_with_the_nearest() {
    assertThat(doors.survey("wikki", "").toShut())
        .containsExactly("database \"wikki\" does not exist; did you mean wiki?");
    assertThat(doors.survey("wiki", "blogg").toShut())
        .containsExactly("role \"blogg\" does not exist; did you mean blog?");
    assertThat(doors.survey("wikki", "").door()).isEmpty();
  }

  @Test
  void names_are_names_whatever_they_hold() {
    String odd = "w%1$s\"; DROP ROLE blog; --";
    doors.run("ALTER DATABASE wiki RENAME TO \"" + odd.replace("\"", "\"\"") + "\"");
    try {
      DoorOutcome shut = doors.shut(odd, "");
      assertThat(shut.words()).isEqualTo("shut");
      assertThat(doors.open(odd, "", shut.former()).words()).isEqualTo("opened");
    } finally {
      doors.run("ALTER DATABASE \"" + odd.replace("\"", "\"\"") + "\" RENAME TO wiki");
    }
  }

  @Test
  void a_door_of_the_same_name_is_another_door() {
    DoorSurvey frozen = doors.survey("wiki", "");
    doors.run("DROP DATABASE wiki", "CREATE DATABASE wiki OWNER keeper");
    var step = new Step.Shut(frozen.door().orElseThrow(), Optional.empty());
    assertThatThrownBy(() -> doors.cluster().shut(step, frozen.identity(), Order.BY_ANN))
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> assertThat(failure.kind()).isEqualTo(ClusterException.Kind.IDENTITY_CHANGED))
        .hasMessage("cluster test has no database wiki any more: it was dropped");
    assertThat(doors.gets("blog")).isTrue();
  }

  @Test
  void draining_ends_who_is_inside_and_who_slips_in() {
    PostgresSession one = doors.enter("blog");
    PostgresSession two = doors.enter("shop");
    DoorOutcome shut = doors.shut("wiki", "");
    DrainOutcome drained = doors.drain("wiki", "");
    assertThat(drained.none()).isTrue();
    assertThat(drained.outcomes().values()).extracting(it -> it.words()).containsOnly("ended");
    assertThat(one.alive()).isFalse();
    assertThat(two.alive()).isFalse();
    assertThat(doors.open("wiki", "", shut.former()).words()).isEqualTo("opened");
  }

  @Test
  void draining_ends_only_those_behind_the_door() {
    PostgresSession blog = doors.enter("blog");
    PostgresSession shop = doors.enter("shop");
    DoorOutcome shut = doors.shut("", "blog");
    assertThat(doors.drain("", "blog").none()).isTrue();
    assertThat(blog.alive()).isFalse();
    assertThat(shop.alive()).isTrue();
    assertThat(doors.open("", "blog", shut.former()).words()).isEqualTo("opened");
  }

  @Test
  void what_an_entry_protects_is_not_shut_however_it_stands() {
    doors.run("ALTER ROLE blog NOLOGIN");
    var guarded = doors.cluster("user:blog", "db:wiki user:shop", "app:pg_dump* user:bat*");
    assertThat(guarded.survey(Doors.name("", "blog")).guarded())
        .contains("role blog is protected by user blog");
    assertThat(guarded.survey(Doors.name("", "shop")).guarded())
        .contains("role shop is protected by db wiki user shop");
    assertThat(guarded.survey(Doors.name("wiki", "shop")).guarded()).isPresent();
    assertThat(guarded.survey(Doors.name("wiki", "")).guarded()).isPresent();
    assertThat(guarded.survey(Doors.name("", "batch")).guarded()).isPresent();
    assertThat(guarded.survey(Doors.name("", "wiki_owner")).guarded()).isEmpty();
    assertThat(guarded.survey(Doors.name("wiki", "wiki_owner")).guarded()).isEmpty();
    DoorSurvey survey = doors.survey("", "shop");
    var step = new Step.Shut(survey.door().orElseThrow(), Optional.empty());
    assertThat(guarded.shut(step, survey.identity(), Order.BY_ANN).words())
        .startsWith("nothing changed (role shop is protected");
    assertThat(doors.gets("shop")).isTrue();
    doors.run("ALTER ROLE blog LOGIN");
  }

  @Test
  void a_group_that_nobody_logs_in_as_keeps_none_of_its_members_out() {
    doors.run("GRANT writers TO blog, shop");
    assertThat(doors.survey("", "writers").passable())
        .contains(
            "role writers cannot log in by itself, its members can: blog, shop; block each of them"
                + " (user:blog), or the database (db:NAME)");
    assertThat(doors.survey("", "batch").passable()).isEmpty();
    doors.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC",
        "GRANT CONNECT ON DATABASE wiki TO writers, shop");
    assertThat(doors.survey("wiki", "writers").toShut())
        .containsExactly(
            "a revoke would not keep writers out of wiki, its member shop gets in by granted by"
                + " keeper; use db:wiki, or block each member");
  }

  @Test
  void what_keeps_people_out_all_the_same_is_said_of_what_is_open() {
    doors.run("ALTER DATABASE wiki CONNECTION LIMIT 0", "ALTER ROLE blog CONNECTION LIMIT 0");
    assertThat(doors.survey("wiki", "").hindrances())
        .containsExactly("database wiki has CONNECTION LIMIT 0: only superusers get in");
    assertThat(doors.survey("", "blog").hindrances())
        .containsExactly("role blog has CONNECTION LIMIT 0");
  }

  @Test
  void draining_says_who_is_left_and_why() {
    PostgresSession root = doors.enter("postgres");
    doors.enter("blog").run("BEGIN", "CREATE TABLE left_over ()", "PREPARE TRANSACTION 'left'");
    DrainOutcome drained = doors.drain("wiki", "");
    assertThat(drained.none()).isFalse();
    assertThat(drained.prepared().orElseThrow())
        .singleElement()
        .extracting(Prepared::words)
        .asString()
        .startsWith("prepared transaction left of blog in database wiki, ");
    if (!doors.login().equals("postgres")) {
      assertThat(drained.stragglers())
          .extracting(Straggler::why)
          .containsExactly("not permitted (superuser)");
      assertThat(root.alive()).isTrue();
    }
    doors.settlePrepared("left");
  }
}
