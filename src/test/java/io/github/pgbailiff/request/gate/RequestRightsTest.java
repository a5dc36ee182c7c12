package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.annOnDiscord;
import static io.github.pgbailiff.request.gate.People.bob;
import static io.github.pgbailiff.request.gate.People.bobOnDiscord;
import static io.github.pgbailiff.request.gate.People.mallory;
import static io.github.pgbailiff.request.gate.People.unmappedOnSlack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Lifecycle;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.RuleText;
import io.github.pgbailiff.rules.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every act, by whoever may and may not do it. */
final class RequestRightsTest {
  private static final Rules RULES = RuleText.rules(" -> approvals:1 from:dba");
  private static final Grant ALL = grant("*");
  private static final List<Act> OF_OTHERS = List.of(new Act.Approve(), new Act.Deny("no"));
  private static final List<Act> OF_THE_REQUESTER =
      List.of(
          new Act.Confirm(Optional.empty()),
          new Act.Dismiss(),
          new Act.Withdraw(),
          new Act.BreakGlass("prod-eu", "fire"));

  private static Grant grant(String... verbs) {
    return grant(List.of(verbs), List.of(), List.of());
  }

  private static Grant grant(List<String> verbs, List<String> clusters, List<String> databases) {
    return new Grant(
        verbs,
        clusters.stream().map(ClusterPattern::new).toList(),
        new GlobList(databases.stream().map(Glob::new).toList(), false),
        GlobList.ALL);
  }

  private static Request approvedBy(Speaker approver) {
    Requirements two =
        RuleText.rules(" -> approvals:2 from:dba").requirementsFor(terminate(PROD, 1), Map.of());
    Request request =
        new Draft(terminate(PROD, 1), ann, Optional.of("INC-42")).asRequest(1, two, Changes.AT);
    return TransitionResult.accepted(Lifecycle.approve(request, approver, two, Changes.AT))
        .orElseThrow();
  }

  /** Whoever asks and decides here has one role, which allows and denies so much. */
  private static RequestRights rights(List<Grant> allow, Grant... deny) {
    var nobody = new Role.Members(Map.of(), List.of(), false);
    var roles = List.of(new Role("dba", nobody, allow, List.of(deny)));
    return new RequestRights(new Authorizer(roles, List.of(), Map.of()), RULES);
  }

  private static Request confirmed() {
    return new Draft(terminate(PROD, 1), ann, Optional.of("INC-42"))
        .asRequest(1, RULES.requirementsFor(terminate(PROD, 1), Map.of()), Changes.AT);
  }

  private static Request unconfirmed() {
    Requirements confirm = Requirements.CONFIRM;
    return new Draft(terminate(PROD, 1), ann, Optional.empty()).asRequest(1, confirm, Changes.AT);
  }

  private static Asker dba(Speaker speaker) {
    return new Asker(speaker.asker().actor(), speaker.asker().person(), Set.of("dba"));
  }

  private static Optional<String> objection(RequestRights rights, Speaker by, Act act) {
    return rights.objection(confirmed(), dba(by), act);
  }

  @Test
  void what_everything_is_denied_to_nobody_does() {
    RequestRights none = rights(List.of(ALL), ALL);
    OF_OTHERS.forEach(act -> assertThat(objection(none, bob, act)).as("" + act).isPresent());
    OF_THE_REQUESTER.forEach(act -> assertThat(objection(none, ann, act)).as("" + act).isPresent());
    assertThat(none.view(confirmed(), dba(bob))).isEmpty();
  }

  @Test
  void a_denial_to_decide_on_a_cluster_holds_for_every_decision_about_it() {
    RequestRights elsewhere =
        rights(List.of(ALL), grant(List.of("decide"), List.of("dev"), List.of()));
    RequestRights here =
        rights(List.of(ALL), grant(List.of("decide"), List.of("prod-eu"), List.of()));
    OF_OTHERS.forEach(act -> {
      assertThat(objection(elsewhere, bob, act)).as("" + act).isEmpty();
      assertThat(objection(here, bob, act)).as("" + act).isPresent();
    });
    assertThat(objection(here, ann, new Act.Withdraw())).isPresent();
    assertThat(objection(here, ann, new Act.BreakGlass("prod-eu", "fire"))).isPresent();
    assertThat(objection(here, ann, new Act.Confirm(Optional.empty())))
        .as("asking is no decision")
        .isEmpty();
  }

  @Test
  void an_approval_from_another_platform_that_may_be_the_same_humans_second_is_none() {
    var nobody = new Role.Members(Map.of(), List.of(), false);
    var roles = List.of(new Role("dba", nobody, List.of(ALL), List.of()));
    Person onDiscordOnly = new Person("carl", Map.of("discord", "1carl"), List.of());
    Speaker carlOnDiscord = People.on("discord", onDiscordOnly, "dba");
    var rights =
        new RequestRights(
            new Authorizer(roles, List.of(onDiscordOnly, People.BOB), Map.of()), RULES);
    Act approve = new Act.Approve();
    assertThat(rights.objection(approvedBy(carlOnDiscord), unmappedOnSlack.asker(), approve))
        .contains(
            "carl approved it in discord, and no entry of people says that slack:U99 is somebody"
                + " else");
    assertThat(rights.objection(approvedBy(unmappedOnSlack), carlOnDiscord.asker(), approve))
        .contains(
            "somebody approved it in slack, and no entry of people says that discord:1carl is"
                + " somebody else");
    assertThat(rights.objection(approvedBy(bobOnDiscord), unmappedOnSlack.asker(), approve))
        .as("his entry says who he is there")
        .isEmpty();
    assertThat(rights.objection(approvedBy(carlOnDiscord), bob.asker(), approve)).isEmpty();
    assertThat(rights.objection(approvedBy(unmappedOnSlack), bob.asker(), approve)).isEmpty();
  }

  @Test
  void whoever_has_another_name_by_now_is_the_same_human() {
    var nobody = new Role.Members(Map.of(), List.of(), false);
    var roles = List.of(new Role("dba", nobody, List.of(ALL), List.of()));
    Person robert = new Person("robert", People.BOB.identities(), List.of());
    Person anna = new Person("anna", People.ANN.identities(), List.of());
    var rights = new RequestRights(new Authorizer(roles, List.of(robert, anna), Map.of()), RULES);
    Act approve = new Act.Approve();
    Asker annaOnDiscord = People.on("discord", anna, "dba").asker();
    Asker robertOnDiscord = People.on("discord", robert, "dba").asker();
    assertThat(rights.objection(confirmed(), annaOnDiscord, approve))
        .contains("nobody may approve their own request");
    assertThat(rights.objection(approvedBy(bob), robertOnDiscord, approve))
        .contains("you approved it already, and every approval takes another person");
    assertThat(rights.objection(confirmed(), robertOnDiscord, approve)).isEmpty();
  }

  @Test
  void a_denial_of_one_verb_leaves_the_others() {
    RequestRights rights = rights(List.of(ALL), grant("approve"));
    assertThat(objection(rights, bob, new Act.Approve())).isPresent();
    assertThat(objection(rights, bob, new Act.Deny("no"))).isEmpty();
  }

  @Test
  void a_denial_that_touches_one_database_denies_the_decision() {
    RequestRights wiki = rights(List.of(ALL), grant(List.of("decide"), List.of(), List.of("wiki")));
    RequestRights blog = rights(List.of(ALL), grant(List.of("decide"), List.of(), List.of("blog")));
    assertThat(objection(wiki, bob, new Act.Approve()))
        .contains("prod-eu: decide denied by role dba");
    assertThat(objection(blog, bob, new Act.Approve())).isEmpty();
    Request block =
        new Draft(Changes.block(PROD, new BlockTarget.Role("app", 1)), ann, Optional.empty())
            .asRequest(1, Requirements.NONE, Changes.AT);
    assertThat(wiki.objection(block, dba(bob), new Act.Approve()))
        .as("it holds in every database")
        .isPresent();
  }

  @Test
  void only_the_requester_answers_for_the_requester() {
    RequestRights rights = rights(List.of(ALL));
    OF_THE_REQUESTER.forEach(act -> {
      assertThat(objection(rights, ann, act)).as("" + act).isEmpty();
      assertThat(objection(rights, annOnDiscord, act)).as("" + act).isEmpty();
      assertThat(objection(rights, bob, act)).as("" + act).isPresent();
    });
  }

  @Test
  void a_requester_who_lost_the_right_neither_confirms_nor_breaks_glass() {
    RequestRights reader = rights(List.of(grant("read")));
    assertThat(objection(reader, ann, new Act.Confirm(Optional.empty()))).isPresent();
    assertThat(objection(reader, ann, new Act.BreakGlass("prod-eu", "fire"))).isPresent();
  }

  @Test
  void a_request_is_shown_to_its_requester_and_to_who_may_read_a_cluster_of_it() {
    RequestRights prod = rights(List.of(grant(List.of("read"), List.of("prod-eu"), List.of())));
    RequestRights dev = rights(List.of(grant(List.of("read"), List.of("dev"), List.of())));
    assertThat(prod.view(confirmed(), dba(bob))).isPresent();
    assertThat(dev.view(confirmed(), dba(bob))).isEmpty();
    assertThat(dev.view(confirmed(), dba(ann))).isPresent();
    assertThat(prod.view(confirmed(), mallory.asker())).isEmpty();
    Request both =
        new Draft(terminate(PROD, DEV, 1), ann, Optional.empty())
            .asRequest(1, Requirements.NONE, Changes.AT);
    assertThat(dev.view(both, dba(bob))).as("one of its clusters is enough").isPresent();
  }

  @Test
  void what_is_not_confirmed_is_shown_to_its_requester_alone() {
    RequestRights rights = rights(List.of(ALL));
    assertThat(rights.view(unconfirmed(), dba(bob))).isEmpty();
    assertThat(rights.view(unconfirmed(), ann.asker())).isPresent();
    assertThat(rights.view(unconfirmed(), annOnDiscord.asker())).isPresent();
  }

  @Test
  void a_request_about_sessions_out_of_reach_is_not_shown() {
    RequestRights blog = rights(List.of(grant(List.of("read"), List.of(), List.of("blog"))));
    assertThat(blog.view(confirmed(), dba(bob))).isEmpty();
    var open = Changes.part(PROD, new Step.Unblock(new BlockTarget.Role("app", 1), false));
    Request unblock =
        new Draft(new Change("unblock", "unblock", List.of(open)), ann, Optional.empty())
            .asRequest(1, Requirements.NONE, Changes.AT);
    assertThat(blog.view(unblock, dba(bob)))
        .as("a block in every database concerns everybody there")
        .isPresent();
  }
}
