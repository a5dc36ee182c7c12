package io.github.pgbailiff.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.request.gate.OnStore;
import io.github.pgbailiff.request.gate.People;
import io.github.pgbailiff.request.gate.Replica;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of blocks, whichever database holds them. */
public abstract class BlocksContract extends OnStore {
  private static final Optional<String> SYSTEM = Optional.of("7341");
  private static final BlockTarget WIKI = new BlockTarget.Database("wiki", 16_400);

  private static Block.Draft draft(BlockTarget target, Optional<Duration> lease, Place place) {
    return new Block.Draft(
        "prod-eu",
        SYSTEM,
        target,
        "ALTER DATABASE wiki ALLOW_CONNECTIONS false",
        "ALTER DATABASE wiki ALLOW_CONNECTIONS true",
        "datallowconn=t",
        Identity.of(People.ann.asker()),
        place,
        "R-1042",
        Optional.of("INC-42"),
        lease);
  }

  private static Block set(Replica replica, int minutes) {
    return replica
        .blocks()
        .set(draft(WIKI, Optional.of(Duration.ofMinutes(minutes)), People.CHANNEL));
  }

  private static List<String> notices(Replica replica) {
    var texts = new ArrayList<String>();
    for (Announcement it : replica.announcements().claim("slack", 10)) {
      texts.add(it.place().channel() + " " + ((Announcement.Notice) it.subject()).text());
      replica.announcements().shown(it, 1, "1");
    }
    return texts;
  }

  private static List<String> types(Replica replica) {
    return replica.events().stream()
        .map(body -> body.replaceAll(".*\"type\":\"([a-z_]+)\".*", "$1"))
        .toList();
  }

  @Test
  void a_block_comes_back_from_the_store_as_it_was() {
    Replica replica = replica();
    Block block = set(replica, 30);
    assertThat(block.id()).isEqualTo("B-1");
    assertThat(block.until()).contains(block.since().plus(Duration.ofMinutes(30)));
    assertThat(replica().blocks().find("b-1")).contains(block);
    assertThat(replica.blocks().open()).containsExactly(block);
    assertThat(replica.blocks().find("B-2")).isEmpty();
    assertThat(replica.blocks().find("R-1; drop")).isEmpty();
    assertThat(replica.events().getLast())
        .contains("\"type\":\"block_set\"", "\"block\":\"B-1\"", "\"database\":\"wiki\"");
  }

  @Test
  void every_kind_of_target_comes_back() {
    Replica replica = replica();
    List<BlockTarget> targets =
        List.of(
            WIKI,
            new BlockTarget.Role("blog", 7),
            new BlockTarget.RoleInDatabase("wiki", 16_400, "blog", 7),
            new BlockTarget.PublicInDatabase("wiki", 16_400));
    for (BlockTarget target : targets) {
      replica.blocks().set(draft(target, Optional.empty(), People.CHANNEL));
    }
    assertThat(replica.blocks().open()).extracting(Block::target).isEqualTo(targets);
    assertThat(replica.blocks().due().claim("a")).isEmpty();
  }

  @Test
  void a_block_belongs_to_the_entry_that_it_was_set_under() {
    Replica replica = replica();
    Block block = set(replica, 30);
    assertThat(replica.blocks().at(SYSTEM, "prod-eu", WIKI)).contains(block);
    assertThat(replica.blocks().at(SYSTEM, "alias", WIKI)).isEmpty();
    assertThat(replica.blocks().elsewhere(SYSTEM, "alias", WIKI)).containsExactly(block);
    assertThat(replica.blocks().elsewhere(SYSTEM, "prod-eu", WIKI)).isEmpty();
    assertThat(replica.blocks().elsewhere(Optional.of("8"), "alias", WIKI)).isEmpty();
    assertThat(replica.blocks().at(Optional.of("8"), "prod-eu", WIKI)).isEmpty();
    assertThat(replica.blocks().at(SYSTEM, "prod-eu", new BlockTarget.Database("wiki", 9)))
        .isEmpty();
    assertThatThrownBy(() -> set(replica, 5)).isInstanceOf(StoreException.class);
    assertThat(types(replica)).containsExactly("block_set");
    replica.blocks().lift("B-1", BlockEnd.byLease(List.of()));
    assertThat(set(replica, 5).id()).isNotEqualTo("B-1");
  }

  @Test
  void a_lease_is_announced_before_its_end_once_and_after_it() {
    Replica replica = replica();
    Replica other = replica();
    set(replica, 30);
    clock.pass(Duration.ofMinutes(24));
    assertThat(replica.blocks().due().warn()).isEmpty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(replica.blocks().due().warn()).hasSize(1);
    assertThat(other.blocks().due().warn()).isEmpty();
    assertThat(notices(replica))
        .containsExactly(
            "C0OPS B-1 on prod-eu ends in 5m: ALTER DATABASE wiki ALLOW_CONNECTIONS true."
                + " extend B-1 for:30m moves its end.",
            "C0APPROVE B-1 on prod-eu ends in 5m: ALTER DATABASE wiki ALLOW_CONNECTIONS true."
                + " extend B-1 for:30m moves its end.");
    clock.pass(Duration.ofMinutes(5));
    assertThat(replica.blocks().due().claim("a")).hasSize(1);
    assertThat(replica.blocks().lift("B-1", BlockEnd.byLease(List.of()))).isPresent();
    assertThat(notices(replica))
        .containsExactly(
            "C0OPS B-1 on prod-eu is lifted, its time was up: ALTER DATABASE wiki"
                + " ALLOW_CONNECTIONS true. It was set by ann (R-1042).",
            "C0APPROVE B-1 on prod-eu is lifted, its time was up: ALTER DATABASE wiki"
                + " ALLOW_CONNECTIONS true. It was set by ann (R-1042).");
    assertThat(replica.blocks().open()).isEmpty();
    assertThat(types(replica)).containsExactly("block_set", "block_lifted");
  }

  @Test
  void a_lease_as_short_as_the_warning_has_none() {
    Replica replica = replica();
    set(replica, 5);
    assertThat(replica.blocks().due().warn()).isEmpty();
    clock.pass(Duration.ofMinutes(5));
    assertThat(replica.blocks().due().warn()).isEmpty();
  }

  @Test
  void a_moved_end_is_announced_again_and_the_old_one_is_void() {
    Replica replica = replica();
    set(replica, 30);
    clock.pass(Duration.ofMinutes(26));
    assertThat(replica.blocks().due().warn()).hasSize(1);
    Identity bob = Identity.of(People.bob.asker());
    Optional<Block> moved =
        replica
            .blocks()
            .move(
                "B-1", Optional.of(Duration.ofHours(1)), false, bob, "R-1043", Optional.of("slow"));
    assertThat(moved.flatMap(Block::until))
        .contains(replica.blocks().open().getFirst().until().orElseThrow());
    clock.pass(Duration.ofMinutes(30));
    assertThat(replica.blocks().due().claim("a")).isEmpty();
    clock.pass(Duration.ofMinutes(25));
    assertThat(replica.blocks().due().warn()).hasSize(1);
    assertThat(replica.events().getLast())
        .contains(
            "block_moved", "\"reason\":\"slow\"", "\"request\":\"R-1043\"", "\"person\":\"bob\"");
    assertThat(
            replica.blocks().move("B-1", Optional.empty(), false, bob, "R-1044", Optional.empty()))
        .isPresent();
    clock.pass(Duration.ofDays(365));
    assertThat(replica.blocks().due().claim("a")).isEmpty();
  }

  @Test
  void of_many_replicas_one_lifts() throws Exception {
    List<Replica> replicas = IntStream.range(0, 4).mapToObj(_ -> replica()).toList();
    set(replicas.getFirst(), 1);
    clock.pass(Duration.ofMinutes(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var claims = new ArrayList<Callable<List<Block>>>();
      for (Replica replica : replicas) {
        claims.add(() -> replica.blocks().due().claim("r" + replicas.indexOf(replica)));
      }
      int claimed = 0;
      for (Future<List<Block>> claim : threads.invokeAll(claims)) {
        claimed += claim.get().size();
      }
      assertThat(claimed).isEqualTo(1);
    }
    assertThat(
            replicas.stream()
                .flatMap(it -> it.blocks().lift("B-1", BlockEnd.byLease(List.of())).stream()))
        .hasSize(1);
    assertThat(types(replicas.getFirst())).containsExactly("block_set", "block_lifted");
  }

  @Test
  void a_claim_that_nobody_settles_lapses() {
    Replica replica = replica();
    set(replica, 1);
    clock.pass(Duration.ofMinutes(1));
    assertThat(replica.blocks().due().claim("killed")).hasSize(1);
    Identity bob = Identity.of(People.bob.asker());
    assertThat(replica.blocks().move("B-1", Optional.empty(), false, bob, "R-2", Optional.empty()))
        .as("moving what is being lifted")
        .isEmpty();
    clock.pass(DueBlocks.CLAIM.minusSeconds(1));
    assertThat(replica.blocks().due().claim("b")).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(replica.blocks().due().claim("b")).hasSize(1);
  }

  @Test
  void what_cannot_be_lifted_is_said_once_and_tried_again() {
    Replica replica = replica();
    set(replica, 1);
    clock.pass(Duration.ofMinutes(1));
    for (int i = 0; i < 3; i++) {
      Block block = replica.blocks().due().claim("a").getFirst();
      replica.blocks().due().trouble(block, "a", "cluster prod-eu cannot be reached");
      assertThat(replica.blocks().due().claim("b")).isEmpty();
      clock.pass(DueBlocks.PAUSE);
    }
    assertThat(notices(replica))
        .containsExactly(
            "C0OPS B-1 on prod-eu should have ended and still stands: cluster prod-eu cannot be"
                + " reached. It is tried again; by hand: ALTER DATABASE wiki ALLOW_CONNECTIONS"
                + " true",
            "C0APPROVE B-1 on prod-eu should have ended and still stands: cluster prod-eu cannot be"
                + " reached. It is tried again; by hand: ALTER DATABASE wiki ALLOW_CONNECTIONS"
                + " true");
    assertThat(replica.blocks().open().getFirst().trouble())
        .contains("cluster prod-eu cannot be reached");
  }

  @Test
  void what_people_lift_is_on_their_card_and_on_the_record() {
    Replica replica = replica();
    set(replica, 30);
    Identity bob = Identity.of(People.bob.asker());
    assertThat(
            replica
                .blocks()
                .lift("B-1", BlockEnd.by(bob, "R-1050", List.of("rights were changed"))))
        .isPresent();
    assertThat(replica.blocks().lift("B-1", BlockEnd.byLease(List.of()))).isEmpty();
    assertThat(notices(replica)).isEmpty();
    assertThat(replica.events().getLast())
        .contains(
            "block_lifted",
            "\"request\":\"R-1050\"",
            "\"why\":\"unblocked (rights were changed)\"",
            "\"actor\":\"slack:U0bob\"");
  }

  @Test
  void a_block_from_a_shell_ends_before_those_who_approve() {
    Replica replica = replica();
    replica
        .blocks()
        .set(draft(WIKI, Optional.of(Duration.ofMinutes(1)), Place.of("terminal", "host.example")));
    clock.pass(Duration.ofMinutes(1));
    replica.blocks().lift("B-1", BlockEnd.openedByHand(List.of()));
    assertThat(notices(replica))
        .singleElement()
        .asString()
        .startsWith("C0APPROVE B-1 on prod-eu is over, it was opened by hand meanwhile");
  }
}
