package io.github.pgbailiff.config;

import io.github.pgbailiff.config.yaml.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a configuration comes from.
 *
 * @param file the one that was named
 * @param lists where files with clusters come and go
 * @param values files that values come from; not those of passwords
 * @param passwords files that passwords come from
 * @param contents of the file and of those with clusters
 */
public record ConfigurationSources(
    Path file,
    List<FilePattern> lists,
    Set<Path> values,
    Set<Path> passwords,
    ContentHash contents) {
  public ConfigurationSources {
    lists = List.copyOf(lists);
    values = Set.copyOf(values);
    passwords = Set.copyOf(passwords);
  }

  /** A file that could not be read. */
  static ConfigurationSources of(Path file) {
    return new ConfigurationSources(file, List.of(), Set.of(), Set.of(), new ContentHash());
  }

  /** These and others. */
  public ConfigurationSources and(ConfigurationSources more) {
    return new ConfigurationSources(
        file,
        Stream.concat(lists.stream(), more.lists.stream()).distinct().toList(),
        Stream.concat(values.stream(), more.values.stream())
            .collect(java.util.stream.Collectors.toSet()),
        passwords,
        contents);
  }

  /** SHA-256 of what is in the file and in those with clusters, in hexadecimal. */
  public String hash() {
    return contents.hexadecimal();
  }

  /** The file, and those with clusters as they are at this moment. */
  public List<Path> texts() {
    return Stream.concat(Stream.of(file), lists.stream().flatMap(it -> it.files().stream()))
        .toList();
  }

  /**
   * The files as they are at this moment, without their contents: through symbolic links, which
   * mounts of secrets swap. Looked at again and again, since the news that an operating system has
   * of files does not reach network file systems and mounts of single files.
   */
  public Map<Path, String> state() {
    Map<Path, String> state = new TreeMap<>();
    Stream.concat(texts().stream(), values.stream()).forEach(it -> state.put(it, state(it)));
    return state;
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes it = Files.readAttributes(file, BasicFileAttributes.class);
      return file.toRealPath()
          + " "
          + it.fileKey()
          + " "
          + it.size()
          + " "
          + it.lastModifiedTime().toInstant();
    } catch (IOException e) {
      return "gone";
    }
  }
}
