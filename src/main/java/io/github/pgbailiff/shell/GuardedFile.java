package io.github.pgbailiff.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file that nobody but some accounts can change: they own it, every link and every folder on the
 * way to it, and nobody else may write there. An owner counts whatever the mode is, because an
 * owner changes that at will; an access list shows in the bits of the group.
 *
 * @param file relative ones are looked for where the process works
 * @param owners the numbers of the accounts; root is one of them in any case
 */
record GuardedFile(Path file, Set<Long> owners) {
  private static final long ROOT = 0;
  private static final int BY_GROUP = 0020;
  private static final int BY_OTHERS = 0002;
  private static final int STICKY = 01000;

  GuardedFile {
    owners = Set.copyOf(owners);
  }

  /** What lets somebody else change what the file says; empty when nothing does. */
  Optional<Path> gap() {
    return gap(file.toAbsolutePath(), new HashSet<>());
  }

  private Optional<Path> gap(Path path, Set<Path> seen) {
    if (!seen.add(path)) {
      return Optional.empty();
    }
    try {
      return here(path, seen);
    } catch (IOException | UnsupportedOperationException e) {
      // What cannot be looked at cannot be trusted either.
      return Optional.of(path);
    }
  }

  private Optional<Path> here(Path path, Set<Path> seen) throws IOException {
    Optional<Path> parent = Optional.ofNullable(path.getParent());
    Optional<Path> above = parent.flatMap(folder -> gap(folder, seen));
    if (above.isPresent()) {
      return above;
    }
    if (!isOwned(path)) {
      return Optional.of(path);
    }
    if (Files.isSymbolicLink(path)) {
      Path target = Files.readSymbolicLink(path);
      return gap(parent.map(folder -> folder.resolve(target)).orElse(target), seen);
    }
    return isOpen(path) ? Optional.of(path) : Optional.empty();
  }

  private boolean isOwned(Path path) throws IOException {
    long owner = number(path, "unix:uid");
    return owner == ROOT || owners.contains(owner);
  }

  private static boolean isOpen(Path path) throws IOException {
    int mode = (int) number(path, "unix:mode");
    // In a folder such as /tmp only the owner of a file replaces it.
    boolean sticky = Files.isDirectory(path) && (mode & STICKY) != 0;
    return !sticky && (mode & (BY_GROUP | BY_OTHERS)) != 0;
  }

  private static long number(Path path, String attribute) throws IOException {
    return ((Number) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS)).longValue();
  }
}
