package io.github.pgbailiff.serve;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A configuration that is written anew again and again: with other roles, other rules, one cluster
 * more or less, and now and then so that it cannot be used.
 */
final class LivingConfiguration {
  private final Path folder;
  private final String unchanged;
  private final String more;
  private final SplittableRandom random;
  private int versions;
  private boolean changed;

  /**
   * @param unchanged the beginning, which always is the same
   * @param more a list with the cluster that comes and goes
   */
  LivingConfiguration(Path folder, String unchanged, String more, SplittableRandom random) {
    this.folder = folder;
    this.unchanged = unchanged;
    this.more = more;
    this.random = random;
    write(whole(1, true));
    swap("[]\n");
    changed = true;
  }

  Path file() {
    return folder.resolve("pgbailiff.yaml");
  }

  private String whole(int approvals, boolean dan) {
    return unchanged
        + """
        roles:
          - {name: oncall, members: {people: [%s]}, allow: [{verbs: [read, terminate, block]}]}
          - {name: dba, members: {people: [bob, cat]}, allow: [{verbs: ["*"]}]}
          - {name: readers, members: {everyone: true}, allow: [{verbs: [read]}]}
        rules:
          - {when: {verbs: [terminate, block]}, require: {approvals: %d, from: [dba], within: 30s}}
        clusters_from: ["clusters.d/*.yaml"]
        """
            .formatted(dan ? "ann, dan" : "ann", approvals);
  }

  /** Makes it another one that is good. */
  String change() {
    boolean whole = changed;
    changed = true;
    if (whole && random.nextInt(3) == 0) {
      boolean there = versions % 2 == 0;
      swap(there ? more : "[]\n");
      return there ? "one cluster more" : "one cluster less";
    }
    int approvals = random.nextInt(1, 3);
    boolean dan = random.nextBoolean();
    write(whole(approvals, dan));
    return "approvals: %d, dan on call: %s".formatted(approvals, dan);
  }

  /** Leaves it half-written, or takes it away. */
  String spoil() {
    changed = false;
    if (random.nextInt(4) == 0) {
      try {
        Files.delete(file());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      return "gone";
    }
    String text = whole(1, true);
    int[] inside = {text.indexOf("{name: prod") + 9, text.indexOf("verbs: [read") + 9};
    write(text.substring(0, inside[random.nextInt(inside.length)]));
    return "half-written";
  }

  /** Whether the last one is good. */
  boolean isGood() {
    return changed;
  }

  /** As a mount does it: another folder, and one link that leads there in one step. */
  private void swap(String clusters) {
    Path mount = folder.resolve("clusters.d");
    try {
      Path data = Files.createDirectories(mount.resolve("..v" + versions++));
      Files.writeString(data.resolve("more.yaml"), clusters);
      Path link = mount.resolve("more.yaml");
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, Path.of("..data/more.yaml"));
      }
      Path fresh = Files.createSymbolicLink(mount.resolve("..fresh"), data.getFileName());
      Files.move(fresh, mount.resolve("..data"), ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file(), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
