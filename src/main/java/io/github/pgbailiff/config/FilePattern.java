package io.github.pgbailiff.config;

import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.config.yaml.BaseDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a folder whose names match a glob; or one file by its name.
 *
 * @param name of the file, in which {@code *} stands for others
 */
public record FilePattern(Path folder, String name) {
  private static final Pattern WILD = Pattern.compile(".*[*].*");

  static FilePattern of(String text, BaseDirectory base) {
    int slash = text.lastIndexOf('/');
    return new FilePattern(
        base.resolve(slash < 0 ? "" : text.substring(0, slash + 1)), text.substring(slash + 1));
  }

  /** Why it names no files at all, and never will. */
  Optional<String> objection() {
    if (WILD.matcher(folder.toString()).matches()) {
      return Optional.of("has a * in the folder; only the last part may, as in clusters.d/*.yaml");
    }
    if (name.isEmpty()) {
      return Optional.of("is a folder; its files would be right, as in clusters.d/*.yaml");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("names a folder that is not there");
    }
    return WILD.matcher(name).matches() || Files.exists(folder.resolve(name))
        ? Optional.empty()
        : Optional.of("names a file that is not there");
  }

  /** Those that are there, by name. */
  List<Path> files() {
    if (objection().isPresent()) {
      return List.of();
    }
    if (!WILD.matcher(name).matches()) {
      return List.of(folder.resolve(name));
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, this::matches)) {
      all.forEach(files::add);
    } catch (IOException e) {
      return List.of();
    }
    return files.stream().sorted().toList();
  }

  /** As in a shell, nothing that starts with a full stop: editors and mounts keep theirs there. */
  private boolean matches(Path file) {
    String own = Objects.toString(file.getFileName(), "");
    return new Glob(name).matches(own)
        && (!own.startsWith(".") || name.startsWith("."))
        && Files.isRegularFile(file);
  }
}
