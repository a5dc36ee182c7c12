package io.github.pgbailiff.postgres.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shutting and opening comes to, with whatever rights it is done. */
abstract class BlockContract {
  final PostgresServer server;
  final BlockTargets targets;

  BlockContract(PostgresServer server, String login) {
    this.server = server;
    this.targets = new BlockTargets(server, login);
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
    targets.build();
  }

  @AfterEach
  void tearDown() {
    targets.tearDown();
  }

  @Test
  void a_shut_database_keeps_everybody_out_and_opens_again() {
    PostgresSession inside = targets.enter("blog");
    BlockPreview survey = targets.survey("wiki", "");
    assertThat(survey.againstBlock()).isEmpty();
    assertThat(survey.blocked()).isFalse();
    assertThat(survey.sessions()).isEqualTo(1);
    assertThat(survey.sql()).containsExactly(allowing(false));
    assertThat(survey.undo()).containsExactly(allowing(true));
    assertThat(survey.undoFrom()).isEqualTo("any database but wiki, such as postgres");

    BlockOutcome shut = targets.shut("wiki", "");
    assertThat(shut.words()).isEqualTo("shut");
    assertThat(shut.stillIn()).isEmpty();
    assertThat(targets.gets("blog")).isFalse();
    assertThat(targets.gets("postgres")).isFalse();
    assertThat(inside.alive()).isTrue();

    assertThat(targets.open("wiki", "", shut.former()).words()).isEqualTo("opened");
    assertThat(targets.gets("blog")).isTrue();
  }

  @Test
  void a_role_without_login_gets_in_nowhere() {
    BlockOutcome shut = targets.shut("", "blog");
    assertThat(shut.sql()).containsExactly("ALTER ROLE blog NOLOGIN");
    assertThat(shut.former().orElseThrow()).startsWith("rolcanlogin=t");
    assertThat(targets.gets("blog")).isFalse();
    assertThat(targets.gets("shop")).isTrue();
    assertThat(targets.open("", "blog", shut.former()).words()).isEqualTo("opened");
    assertThat(targets.gets("blog")).isTrue();
  }

  @Test
  void a_revoke_is_undone_with_what_was_granted_before() {
    targets.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC",
        "GRANT CONNECT ON DATABASE wiki TO blog WITH GRANT OPTION",
        "GRANT CONNECT ON DATABASE wiki TO shop");
    List<String> before = targets.rights();
    BlockOutcome shut = targets.shut("wiki", "blog");
    assertThat(shut.sql()).containsExactly("REVOKE CONNECT ON DATABASE wiki FROM blog");
    assertThat(shut.undo())
        .containsExactly("GRANT CONNECT ON DATABASE wiki TO blog WITH GRANT OPTION");
    assertThat(targets.gets("blog")).isFalse();
    assertThat(targets.gets("shop")).isTrue();
    assertThat(targets.open("wiki", "blog", shut.former()).words()).isEqualTo("opened");
    assertThat(targets.rights()).isEqualTo(before);
  }

  @Test
  void a_revoke_that_keeps_nobody_out_is_refused_with_what_would_help() {
    targets.run("GRANT CONNECT ON DATABASE wiki TO blog");
    List<String> before = targets.rights();
    String why =
        "a revoke would not keep blog out of wiki, it gets in by PUBLIC;"
            + " use db:wiki user:public, or user:blog for NOLOGIN";
    assertThat(targets.survey("wiki", "blog").againstBlock()).containsExactly(why);
    assertThat(targets.shut("wiki", "blog").words()).isEqualTo("nothing changed (" + why + ")");
    assertThat(targets.rights()).isEqualTo(before);
  }

  @Test
  void a_revoke_is_refused_when_others_have_the_right_from_the_role() {
    targets.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC",
        "GRANT CONNECT ON DATABASE wiki TO blog WITH GRANT OPTION",
        "SET ROLE blog",
        "GRANT CONNECT ON DATABASE wiki TO shop",
        "RESET ROLE");
    List<String> before = targets.rights();
    assertThat(targets.survey("wiki", "blog").againstBlock())
        .containsExactly(
            "blog has let others into wiki itself, and a revoke would be refused while it does: shop;"
                + " use user:blog for NOLOGIN, or have it take that back first");
    assertThat(targets.shut("wiki", "blog").words()).startsWith("nothing changed (blog has let");
    assertThat(targets.rights()).isEqualTo(before);
  }

  @Test
  void a_revoke_is_refused_when_another_role_lets_the_user_in() {
    targets.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC",
        "GRANT CONNECT ON DATABASE wiki TO writers, blog",
        "GRANT writers TO blog");
    assertThat(targets.shut("wiki", "blog").detail())
        .contains("it gets in by member of writers; use user:blog for NOLOGIN, or db:wiki");
    assertThat(targets.gets("blog")).isTrue();
  }

  @Test
  void a_database_shut_to_the_public_names_who_still_gets_in() {
    List<String> before = targets.rights();
    targets.run("GRANT CONNECT ON DATABASE wiki TO shop", "GRANT shop TO batch");
    List<String> granted = targets.rights();
    assertThat(before).isNotEqualTo(granted);
    BlockOutcome shut = targets.shut("wiki", BlockTargetName.PUBLIC);
    assertThat(shut.stillIn())
        .extracting(StillIn::words)
        .containsExactly(
            "batch (member of shop)",
            "shop (granted by keeper)",
            "wiki_owner (member of keeper)",
            "postgres (SUPERUSER)");
    assertThat(targets.gets("blog")).isFalse();
    assertThat(targets.gets("batch")).isTrue();
    assertThat(targets.open("wiki", BlockTargetName.PUBLIC, shut.former()).words())
        .isEqualTo("opened");
    assertThat(targets.rights()).isEqualTo(granted);
  }

  @Test
  void what_the_public_never_had_it_does_not_get() {
    targets.run("REVOKE CONNECT ON DATABASE wiki FROM PUBLIC");
    assertThat(targets.survey("wiki", BlockTargetName.PUBLIC).blocked()).isTrue();
    assertThat(targets.shut("wiki", BlockTargetName.PUBLIC).words())
        .isEqualTo("shut already (by hand)");
    assertThat(targets.open("wiki", BlockTargetName.PUBLIC, Optional.empty()).words())
        .isEqualTo("nothing changed (it was shut by hand; to open that takes the permission open)");
    assertThat(targets.gets("blog")).isFalse();
  }

  @Test
  void shutting_twice_changes_nothing_more() {
    BlockOutcome shut = targets.shut("wiki", "");
    assertThat(targets.shut("wiki", "").kind()).isEqualTo(BlockOutcome.Kind.WAS_BLOCKED);
    assertThat(targets.open("wiki", "", shut.former()).words()).isEqualTo("opened");
    assertThat(targets.open("wiki", "", Optional.empty()).words()).isEqualTo("open already");
  }

  @Test
  void what_was_opened_by_hand_meanwhile_is_said() {
    BlockOutcome shut = targets.shut("wiki", "");
    targets.run(allowing(true));
    assertThat(targets.open("wiki", "", shut.former()).words()).isEqualTo("open already (by hand)");
    targets.run(allowing(false));
    assertThat(targets.open("wiki", "", Optional.empty()).kind())
        .isEqualTo(BlockOutcome.Kind.UNCHANGED);
  }

  @Test
  void rights_that_others_changed_meanwhile_stay_and_are_said() {
    BlockOutcome shut = targets.shut("wiki", BlockTargetName.PUBLIC);
    targets.run("GRANT CONNECT ON DATABASE wiki TO shop");
    BlockOutcome opened = targets.open("wiki", BlockTargetName.PUBLIC, shut.former());
    assertThat(opened.words()).isEqualTo("opened");
    assertThat(opened.notes())
        .containsExactly(
            "rights on database wiki were changed by hand meanwhile and stay so: +CONNECT shop");
    assertThat(targets.rights()).anyMatch(right -> right.startsWith("shop CONNECT"));
  }

  @Test
  void what_the_block_took_was_changed_by_nobody_though_the_owner_is_another_now() {
    targets.run("GRANT CONNECT ON DATABASE wiki TO shop");
    BlockOutcome shut = targets.shut("wiki", BlockTargetName.PUBLIC);
    targets.run("ALTER DATABASE wiki OWNER TO batch");
    try {
      assertThat(targets.open("wiki", BlockTargetName.PUBLIC, shut.former()).notes())
          .singleElement()
          .asString()
          .contains("+CONNECT batch", "-CONNECT keeper")
          .doesNotContain("-CONNECT PUBLIC");
    } finally {
      targets.run("ALTER DATABASE wiki OWNER TO keeper");
    }
  }

  @Test
  void a_role_that_was_renamed_meanwhile_is_not_told_to_have_lost_its_rights() {
    targets.run("GRANT CONNECT ON DATABASE wiki TO batch");
    BlockOutcome shut = targets.shut("wiki", BlockTargetName.PUBLIC);
    targets.run("ALTER ROLE batch RENAME TO bunch");
    try {
      assertThat(targets.open("wiki", BlockTargetName.PUBLIC, shut.former()).notes())
          .singleElement()
          .asString()
          .startsWith(
              "whether rights on database wiki were changed by hand meanwhile cannot be told");
    } finally {
      targets.run("ALTER ROLE bunch RENAME TO batch");
    }
  }

  @Test
  void some_targets_are_never_shut() {
    assertThat(targets.survey("template1", "").againstBlock())
        .containsExactly("database template1 is a template");
    assertThat(targets.survey("postgres", "").againstBlock())
        .containsExactly(
            "database postgres is the one that pgbailiff is connected to;"
                + " nobody could open it again");
    targets.run("UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'wiki'");
    assertThat(targets.survey("wiki", "").againstBlock())
        .singleElement()
        .asString()
        .startsWith("database wiki is invalid, since its DROP DATABASE was interrupted");
    assertThat(targets.survey("wiki", "").hindrances()).hasSize(1);
    assertThat(targets.survey("", targets.login()).againstBlock())
        .contains("role " + targets.login() + " is pgbailiff's own");
    if (hasSystemRoles()) {
      assertThat(targets.survey("", "pg_signal_backend").againstBlock())
          .contains("role pg_signal_backend is PostgreSQL's own");
    }
    assertThat(targets.shut("postgres", "").kind()).isEqualTo(BlockOutcome.Kind.UNCHANGED);
  }

  @Test
  void a_name_that_nobody_has_is_said_with_the_nearest() {
    assertThat(targets.survey("wikki", "").againstBlock())
        .containsExactly("database \"wikki\" does not exist; did you mean wiki?");
    assertThat(targets.survey("wiki", "blogg").againstBlock())
        .containsExactly("role \"blogg\" does not exist; did you mean blog?");
    assertThat(targets.survey("wikki", "").target()).isEmpty();
  }

  @Test
  void names_are_names_whatever_they_hold() {
    String odd = "w%1$s\"; DROP ROLE blog; --";
    targets.run("ALTER DATABASE wiki RENAME TO \"" + odd.replace("\"", "\"\"") + "\"");
    try {
      BlockOutcome shut = targets.shut(odd, "");
      assertThat(shut.words()).isEqualTo("shut");
      assertThat(targets.open(odd, "", shut.former()).words()).isEqualTo("opened");
    } finally {
      targets.run("ALTER DATABASE \"" + odd.replace("\"", "\"\"") + "\" RENAME TO wiki");
    }
  }

  @Test
  void a_target_of_the_same_name_is_another_target() {
    BlockPreview frozen = targets.survey("wiki", "");
    targets.run("DROP DATABASE wiki", "CREATE DATABASE wiki OWNER keeper");
    var step = new Step.Block(frozen.target().orElseThrow(), Optional.empty());
    assertThatThrownBy(
            () -> targets.cluster().blocks().block(step, frozen.identity(), StepOrder.BY_ANN))
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> assertThat(failure.kind()).isEqualTo(ClusterException.Kind.IDENTITY_CHANGED))
        .hasMessage("cluster test has no database wiki any more: it was dropped");
    assertThat(targets.gets("blog")).isTrue();
  }

  @Test
  void draining_ends_who_is_inside_and_who_slips_in() {
    PostgresSession one = targets.enter("blog");
    PostgresSession two = targets.enter("shop");
    BlockOutcome shut = targets.shut("wiki", "");
    DrainResult drained = targets.drain("wiki", "");
    assertThat(drained.none()).isTrue();
    assertThat(drained.outcomes().values()).extracting(it -> it.words()).containsOnly("ended");
    assertThat(one.alive()).isFalse();
    assertThat(two.alive()).isFalse();
    assertThat(targets.open("wiki", "", shut.former()).words()).isEqualTo("opened");
  }

  @Test
  void draining_ends_only_those_behind_the_target() {
    PostgresSession blog = targets.enter("blog");
    PostgresSession shop = targets.enter("shop");
    BlockOutcome shut = targets.shut("", "blog");
    assertThat(targets.drain("", "blog").none()).isTrue();
    assertThat(blog.alive()).isFalse();
    assertThat(shop.alive()).isTrue();
    assertThat(targets.open("", "blog", shut.former()).words()).isEqualTo("opened");
  }

  @Test
  void what_an_entry_protects_is_not_shut_however_it_stands() {
    targets.run("ALTER ROLE blog NOLOGIN");
    var guarded = targets.cluster("user:blog", "db:wiki user:shop", "app:pg_dump* user:bat*");
    assertThat(guarded.blocks().preview(BlockTargets.name("", "blog")).guarded())
        .contains("role blog is protected by user blog");
    assertThat(guarded.blocks().preview(BlockTargets.name("", "shop")).guarded())
        .contains("role shop is protected by db wiki user shop");
    assertThat(guarded.blocks().preview(BlockTargets.name("wiki", "shop")).guarded()).isPresent();
    assertThat(guarded.blocks().preview(BlockTargets.name("wiki", "")).guarded()).isPresent();
    assertThat(guarded.blocks().preview(BlockTargets.name("", "batch")).guarded()).isPresent();
    assertThat(guarded.blocks().preview(BlockTargets.name("", "wiki_owner")).guarded()).isEmpty();
    assertThat(guarded.blocks().preview(BlockTargets.name("wiki", "wiki_owner")).guarded())
        .isEmpty();
    BlockPreview survey = targets.survey("", "shop");
    var step = new Step.Block(survey.target().orElseThrow(), Optional.empty());
    assertThat(guarded.blocks().block(step, survey.identity(), StepOrder.BY_ANN).words())
        .startsWith("nothing changed (role shop is protected");
    assertThat(targets.gets("shop")).isTrue();
    targets.run("ALTER ROLE blog LOGIN");
  }

  @Test
  void a_group_that_nobody_logs_in_as_keeps_none_of_its_members_out() {
    targets.run("GRANT writers TO postgres");
    assertThat(targets.survey("", "writers").passable().orElseThrow())
        .contains("its members can: postgres;");
    targets.run("REVOKE writers FROM postgres", "GRANT writers TO blog, shop");
    assertThat(targets.survey("", "writers").passable())
        .contains(
            "role writers cannot log in by itself, its members can: blog, shop; block each of them"
                + " (user:blog), or the database (db:NAME)");
    assertThat(targets.survey("", "batch").passable()).isEmpty();
    targets.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC",
        "GRANT CONNECT ON DATABASE wiki TO writers, shop");
    assertThat(targets.survey("wiki", "writers").againstBlock())
        .containsExactly(
            "a revoke would not keep writers out of wiki, its member shop gets in by granted by"
                + " keeper; use db:wiki, or block each member");
  }

  @Test
  void what_keeps_people_out_all_the_same_is_said_of_what_is_open() {
    targets.run("ALTER DATABASE wiki CONNECTION LIMIT 0", "ALTER ROLE blog CONNECTION LIMIT 0");
    assertThat(targets.survey("wiki", "").hindrances())
        .containsExactly("database wiki has CONNECTION LIMIT 0: only superusers get in");
    assertThat(targets.survey("", "blog").hindrances())
        .containsExactly("role blog has CONNECTION LIMIT 0");
    targets.run("ALTER ROLE blog CONNECTION LIMIT -1 VALID UNTIL '2020-02-03 04:05:06Z'");
    assertThat(targets.survey("", "blog").hindrances())
        .containsExactly(
            "the password of role blog has expired: VALID UNTIL 2020-02-03 04:05:06+00");
    targets.run("ALTER ROLE blog VALID UNTIL 'infinity'");
    assertThat(targets.survey("", "blog").hindrances()).isEmpty();
  }

  @Test
  void draining_says_who_is_left_and_why() {
    PostgresSession root = targets.enter("postgres");
    targets.enter("blog").run("BEGIN", "CREATE TABLE left_over ()", "PREPARE TRANSACTION 'left'");
    DrainResult drained = targets.drain("wiki", "");
    assertThat(drained.none()).isFalse();
    assertThat(drained.prepared().orElseThrow())
        .singleElement()
        .extracting(PreparedTransaction::words)
        .asString()
        .startsWith("prepared transaction left of blog in database wiki, ");
    if (!targets.login().equals("postgres")) {
      assertThat(drained.stragglers())
          .extracting(Straggler::why)
          .containsExactly("not permitted (superuser)");
      assertThat(root.alive()).isTrue();
    }
    targets.settlePrepared("left");
  }
}
