package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.Problem;
import io.github.pgbailiff.config.yaml.ContentHash;
import io.github.pgbailiff.config.yaml.YamlNode;
import io.github.pgbailiff.config.yaml.YamlTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** A YAML file on the disk. */
final class YamlFile {
  private static final int LARGEST = 1 << 20;

  private YamlFile() {}

  /** The file is not there, not to be read, or no YAML. */
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;

    private UnreadableException(int line, String message) {
      super(message);
      this.line = line;
    }

    /**
     * The same as a finding.
     *
     * @param file as people know it; empty: the one that everybody means
     */
    Problem problem(String file) {
      return new Problem(file, "", line, Objects.requireNonNullElse(getMessage(), "not YAML"));
    }
  }

  /**
   * Its tree.
   *
   * @param hash of all that is read
   */
  static YamlNode read(Path file, ContentHash hash) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new UnreadableException(0, "larger than 1 MiB");
      }
      String text = Files.readString(file);
      hash.add(text);
      return YamlTree.read(text);
    } catch (NoSuchFileException e) {
      throw new UnreadableException(0, "no such file; --config FILE names another");
    } catch (CharacterCodingException e) {
      throw new UnreadableException(0, "not UTF-8");
    } catch (IOException e) {
      throw new UnreadableException(
          0, Files.isDirectory(file) ? "a folder; a file would be right" : "cannot be read");
    } catch (YamlTree.MalformedException e) {
      throw new UnreadableException(
          e.line(), Objects.requireNonNullElse(e.getMessage(), "not YAML"));
    }
  }
}
