package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.annWithHammer;
import static io.github.pgbailiff.request.gate.People.bob;
import static io.github.pgbailiff.request.gate.People.bobOnDiscord;
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
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Lifecycle;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.RuleText;
import io.github.pgbailiff.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecheckTest {
  private static final Rules RULES = RuleText.rules(" -> confirm", " -> approvals:1 from:dba");
  private static final Recheck RECHECK = recheck(RULES, List.of());

  private static Recheck recheck(Rules rules, List<Grant> deny, Grant... more) {
    Role.Members nobody = new Role.Members(Map.of(), List.of(), false);
    List<Grant> allow = new ArrayList<>(List.of(more));
    allow.add(grant("terminate", "block"));
    Role oncall = new Role("oncall", nobody, allow, deny);
    Role dba = new Role("dba", nobody, List.of(grant("*")), List.of());
    Authorizer authorizer = new Authorizer(List.of(oncall, dba), List.of(), Map.of());
    return new Recheck(new RequestRights(authorizer, rules), rules);
  }

  private static Grant grant(String... verbs) {
    return Grant.of(verbs);
  }

  private static Grant on(String database, String verb) {
    return new Grant(List.of(verb), List.of(), GlobList.of(new Glob(database)), GlobList.ALL);
  }

  private static Request taken(TransitionResult result) {
    return TransitionResult.accepted(result).orElseThrow();
  }

  private static Request confirmed(Change change) {
    Requirements required = RULES.requirementsFor(change, Map.of());
    Request request = new Draft(change, ann, Optional.empty()).asRequest(1, required, Changes.AT);
    return taken(Lifecycle.confirm(request, ann, Optional.empty(), required, Changes.AT));
  }

  private static Request approved(Change change) {
    Request request = confirmed(change);
    return taken(Lifecycle.approve(request, bob, request.requirements(), Changes.AT));
  }

  private static Asker with(Speaker speaker, String... roles) {
    return new Asker(speaker.asker().actor(), speaker.asker().person(), Set.of(roles));
  }

  private static Optional<String> objection(Recheck recheck, Request request) {
    return recheck.objection(request, ann.asker(), List.of(bob.asker()));
  }

  @Test
  void a_request_goes_on_while_everybody_has_their_rights() {
    assertThat(objection(RECHECK, approved(terminate(PROD, 2)))).isEmpty();
  }

  @Test
  void a_requester_who_lost_the_role_is_refused() {
    assertThat(
            RECHECK.objection(
                approved(terminate(PROD, 2)), with(ann, "viewer"), List.of(bob.asker())))
        .contains(
            "ann may no longer do this: terminate on prod-eu: no role of yours allows it;"
                + " it takes one of: oncall, dba");
  }

  @Test
  void a_denial_that_touches_one_target_refuses_the_request() {
    Recheck denying = recheck(RULES, List.of(on("wiki", "terminate")));
    assertThat(objection(denying, approved(terminate(PROD, 2))))
        .contains("ann may no longer do this: prod-eu: terminate denied by role oncall");
    assertThat(objection(denying, approved(terminate(PROD, 2, "blog", "app")))).isEmpty();
  }

  @Test
  void a_target_needs_its_whole_right_again() {
    Recheck denying = recheck(RULES, List.of(on("wiki", "block")));
    Change role = Changes.block(PROD, new BlockTarget.Role("app", 1));
    Change elsewhere = Changes.block(PROD, new BlockTarget.Database("blog", 1));
    assertThat(objection(RECHECK, approved(role))).isEmpty();
    assertThat(objection(denying, approved(role))).isPresent();
    assertThat(objection(denying, approved(elsewhere))).isEmpty();
  }

  @Test
  void opening_what_is_shut_by_hand_needs_the_permission_open() {
    Change byHand =
        new Change(
            "unblock",
            "unblock",
            List.of(
                Changes.part(PROD, new Step.Unblock(new BlockTarget.Database("wiki", 1), true))));
    assertThat(objection(RECHECK, approved(byHand)))
        .hasValueSatisfying(why -> assertThat(why).contains("open on prod-eu"));
    assertThat(RECHECK.objection(approved(byHand), with(ann, "dba"), List.of(bob.asker())))
        .isEmpty();
  }

  @Test
  void a_target_that_takes_a_permission_of_its_own_needs_it_again_within_its_limits() {
    Change replication = Changes.terminateTaking("walsender", PROD, "wiki", "app");
    assertThat(objection(RECHECK, approved(replication)))
        .hasValueSatisfying(
            why -> assertThat(why).contains("prod-eu: walsender on prod-eu: no role"));
    Recheck there = recheck(RULES, List.of(), on("wiki", "walsender"));
    Recheck elsewhere = recheck(RULES, List.of(), on("blog", "walsender"));
    Recheck denied = recheck(RULES, List.of(on("wiki", "walsender")), on("wiki", "walsender"));
    assertThat(objection(there, approved(replication))).isEmpty();
    assertThat(objection(elsewhere, approved(replication)))
        .contains(
            "ann may no longer do this: prod-eu: no right to walsender for user app in database"
                + " wiki");
    assertThat(objection(denied, approved(replication)))
        .contains("ann may no longer do this: prod-eu: walsender denied by role oncall");
  }

  @Test
  void opening_what_is_shut_by_hand_is_held_to_the_limits_of_the_permission() {
    Change byHand =
        new Change(
            "unblock",
            "unblock",
            List.of(
                Changes.part(PROD, new Step.Unblock(new BlockTarget.Database("wiki", 1), true))));
    Recheck there = recheck(RULES, List.of(), on("wiki", "open"));
    Recheck elsewhere = recheck(RULES, List.of(), on("blog", "open"));
    assertThat(objection(there, approved(byHand))).isEmpty();
    assertThat(objection(elsewhere, approved(byHand)))
        .contains(
            "ann may no longer do this: prod-eu: no right to open for user * in database wiki");
  }

  @Test
  void an_approver_who_lost_the_role_no_longer_counts() {
    assertThat(
            RECHECK.objection(
                approved(terminate(PROD, 2)), ann.asker(), List.of(with(bob, "oncall"))))
        .contains("its approvals no longer count; what is missing is 1 of dba");
    assertThat(RECHECK.objection(approved(terminate(PROD, 2)), ann.asker(), List.of())).isPresent();
  }

  @Test
  void an_approver_who_turns_out_to_be_the_requester_does_not_count() {
    Asker bobIsAnn = new Asker(bob.asker().actor(), ann.asker().person(), Set.of("dba"));
    assertThat(RECHECK.objection(approved(terminate(PROD, 2)), ann.asker(), List.of(bobIsAnn)))
        .isPresent();
  }

  @Test
  void two_accounts_that_may_be_one_humans_by_now_are_one_approval() {
    Rules two = RuleText.rules(" -> approvals:2 from:dba");
    Requirements required = two.requirementsFor(terminate(DEV, 2), Map.of());
    Request asked =
        new Draft(terminate(DEV, 2), ann, Optional.empty()).asRequest(1, required, Changes.AT);
    Request once = taken(Lifecycle.approve(asked, bobOnDiscord, required, Changes.AT));
    Request twice = taken(Lifecycle.approve(once, unmappedOnSlack, required, Changes.AT));
    Person elsewhere = new Person("bob", Map.of("discord", "1bob"), List.of());
    Asker bobNow = new Asker(bobOnDiscord.asker().actor(), Optional.of(elsewhere), Set.of("dba"));
    Recheck recheck = recheck(two, List.of());
    assertThat(
            recheck.objection(
                twice, ann.asker(), List.of(bobOnDiscord.asker(), unmappedOnSlack.asker())))
        .isEmpty();
    assertThat(recheck.objection(twice, ann.asker(), List.of(bobNow, unmappedOnSlack.asker())))
        .contains("its approvals no longer count; what is missing is 1 of dba");
  }

  @Test
  void rules_that_ask_for_more_by_now_refuse() {
    Rules stricter = RuleText.rules(" -> approvals:2 from:dba,oncall");
    assertThat(objection(recheck(stricter, List.of()), approved(terminate(DEV, 2))))
        .contains("its approvals no longer count; what is missing is 1 of dba or oncall");
  }

  @Test
  void a_cluster_that_is_gone_from_the_configuration_refuses() {
    Rules without = new Rules(List.of(), List.of(), Changes.VERBS, List.of(DEV));
    assertThat(objection(recheck(without, List.of()), approved(terminate(PROD, 2))))
        .hasValueSatisfying(why -> assertThat(why).contains("prod-eu is not configured"));
  }

  @Test
  void whoever_broke_glass_must_still_be_allowed_to() {
    Request broken =
        taken(
            Lifecycle.breakGlass(
                confirmed(terminate(PROD, 2)),
                annWithHammer,
                "prod-eu",
                "fire",
                RULES,
                Changes.AT));
    assertThat(RECHECK.objection(broken, annWithHammer.asker(), List.of())).isEmpty();
    assertThat(RECHECK.objection(broken, ann.asker(), List.of()))
        .contains("ann may no longer break glass");
  }
}
