package io.github.pgbailiff.config.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values of the environment and contents of files in place of <code>${env:NAME}</code> and
 * <code>${file:PATH}</code>. What they hold is never part of a message.
 *
 * @param environment the value of a variable; empty when it is not set
 */
public record References(Function<String, Optional<String>> environment, BaseDirectory base) {
  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)\\}?");
  private static final int LARGEST = 65_536;

  /** Whether something in it comes from a file, which may be another one tomorrow. */
  public static boolean readsFiles(String text) {
    return REFERENCE.matcher(text).results().anyMatch(References::isFile);
  }

  /** The files that something in it comes from. */
  public List<Path> files(String text) {
    return REFERENCE
        .matcher(text)
        .results()
        .filter(References::isFile)
        .map(it -> base.resolve(it.group(1).substring(5)))
        .toList();
  }

  /** Whether the text is one reference and nothing else, so that it gives nothing away. */
  public static boolean isOne(String text) {
    return text.startsWith("${") && REFERENCE.matcher(text).matches();
  }

  /**
   * The text with everything in place; <code>$${</code> stands for the characters themselves.
   *
   * @throws IllegalArgumentException when something is not there; the message says what
   */
  public String resolve(String text) {
    return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
  }

  private static boolean isFile(MatchResult match) {
    return !match.group().startsWith("$$") && match.group(1).startsWith("file:");
  }

  private String value(MatchResult match) {
    String reference = match.group();
    if (reference.startsWith("$$")) {
      return reference.substring(1);
    }
    String name = match.group(1);
    if (reference.endsWith("}") && name.startsWith("env:")) {
      return environment
          .apply(name.substring(4))
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "the environment variable %s is not set".formatted(name.substring(4))));
    }
    if (reference.endsWith("}") && name.startsWith("file:")) {
      return contents(base.resolve(name.substring(5)));
    }
    // It may be a password that looks like one.
    throw new IllegalArgumentException(
        "a reference in it (not shown) is neither ${env:NAME} nor ${file:PATH}");
  }

  private static String contents(Path file) {
    try {
      BasicFileAttributes what = Files.readAttributes(file, BasicFileAttributes.class);
      if (!what.isRegularFile()) {
        // A pipe would have to be written anew for each time that it is read, which waits for that.
        throw problem(file, what.isDirectory() ? "is a folder" : "is no regular file");
      }
      if (what.size() > LARGEST) {
        throw problem(file, "is too large");
      }
      return Files.readString(file).replaceFirst("\\R+\\z", "");
    } catch (IOException e) {
      throw problem(file, why(e));
    }
  }

  private static String why(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "is not there";
      case AccessDeniedException _ ->
          "may not be read by " + System.getProperty("user.name", "the user that this runs as");
      case CharacterCodingException _ -> "is no text in UTF-8";
      default -> "cannot be read";
    };
  }

  private static IllegalArgumentException problem(Path file, String what) {
    return new IllegalArgumentException("the file %s %s".formatted(file, what));
  }
}
