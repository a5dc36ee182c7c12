package io.github.pgbailiff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a user may change what a file says: write it, replace it, or turn a link or a folder on
 * the way to it. A user's own file counts whatever its mode is: an owner changes that at will.
 *
 * @param user root may write everything, so for root there is no answer of use
 */
public record WriteAccess(OsUser user) {
  private static final int BY_GROUP = 0020;
  private static final int BY_OTHERS = 0002;
  private static final int STICKY = 01000;

  /** What lets the user change it; empty when nothing does. */
  public Optional<Path> to(Path file) {
    if (user.uid() == OsUser.NO_NUMBER) {
      return Optional.of(file);
    }
    return change(file.toAbsolutePath(), new HashSet<>());
  }

  private Optional<Path> change(Path path, Set<Path> seen) {
    if (!seen.add(path)) {
      return Optional.empty();
    }
    try {
      return here(path, seen);
    } catch (IOException e) {
      // What cannot be looked at cannot be trusted either.
      return Optional.of(path);
    }
  }

  private Optional<Path> here(Path path, Set<Path> seen) throws IOException {
    Optional<Path> parent = Optional.ofNullable(path.getParent());
    Optional<Path> above = parent.flatMap(folder -> change(folder, seen));
    if (above.isPresent()) {
      return above;
    }
    if (Files.isSymbolicLink(path)) {
      Path target = Files.readSymbolicLink(path);
      return owns(path)
          ? Optional.of(path)
          : change(parent.map(folder -> folder.resolve(target)).orElse(target), seen);
    }
    return writes(path) ? Optional.of(path) : Optional.empty();
  }

  private boolean owns(Path path) throws IOException {
    return number(path, "unix:uid") == user.uid();
  }

  private boolean writes(Path path) throws IOException {
    if (owns(path)) {
      return true;
    }
    int mode = (int) number(path, "unix:mode");
    // In a folder such as /tmp only the owner of a file replaces it.
    if (Files.isDirectory(path) && (mode & STICKY) != 0) {
      return false;
    }
    return (mode & BY_OTHERS) != 0
        || ((mode & BY_GROUP) != 0 && user.groups().contains(number(path, "unix:gid")))
        || accessControlLists(path);
  }

  /** The kernel knows them, and answers for the user of the process alone. */
  private boolean accessControlLists(Path path) {
    return !user.isRoot() && user.equals(OsUser.current()) && Files.isWritable(path);
  }

  private static long number(Path path, String attribute) throws IOException {
    return ((Number) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS)).longValue();
  }
}
