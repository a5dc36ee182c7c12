package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.reply.Sentence;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;

/** One sentence about a standing block. */
public final class BlockSentence {
  private BlockSentence() {}

  /** {@code B-7: wiki on prod-eu is shut until 05:57, in 52 min, by bob (wiki upgrade)}. */
  public static List<Value> of(Block block, Instant now) {
    String name = BlockTargetName.of(block.target()).words();
    Sentence sentence =
        Sentence.at(now).say("%s: %s on %s is shut ".formatted(block.id(), name, block.cluster()));
    block
        .until()
        .ifPresentOrElse(
            until -> sentence.say("until ").say(until).say(", " + sentence.in(until)),
            () -> sentence.say("since ").say(block.since()).say(", until somebody opens it"));
    return sentence
        .say(", by " + block.by().name())
        .say(block.reason().map(it -> " (" + it + ")").orElse(""))
        .values();
  }
}
