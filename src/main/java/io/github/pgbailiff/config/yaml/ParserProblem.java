package io.github.pgbailiff.config.yaml;

import java.util.Objects;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A problem that the YAML parser has with a text, in words that repeat nothing of it: a password
 * may stand there.
 *
 * @param problem what the parser says of it
 * @param context what it was reading
 */
record ParserProblem(String problem, String context) {
  static final String OTHER = "not YAML";
  static final String TAG =
      "a value that begins with ! is a tag, which means nothing here; quote it to mean it";
  static final String ALIAS =
      "a value that begins with * stands for an anchor, and there is none; quote it to mean it";
  static final String ANCHOR =
      "a value that begins with & names the one after it, and there is none; quote it to mean it";

  private static final String TAB = "a tab; YAML takes spaces alone in front of a key or a value";
  private static final String ENDS = "the file ends before a quote, a [ or a { is closed";
  private static final String BRACE =
      "a value with a { in it stands in quotes within [ ] and { }, as in \"${env:NAME}\"";

  /** Problems that repeat at most signs of YAML. */
  private static final Pattern KNOWN =
      Pattern.compile(".* (is|are) not allowed here|expected (',' or|<block end>).*");

  static ParserProblem of(MarkedYamlEngineException e) {
    return new ParserProblem(
        Objects.requireNonNullElse(e.getProblem(), ""),
        Objects.requireNonNullElse(e.getContext(), ""));
  }

  /** The same for who wrote the text, with what would be right. */
  String told() {
    if (problem.contains("(TAB)")) {
      return TAB;
    }
    if (problem.contains("<stream end>") || problem.contains("end of stream")) {
      return ENDS;
    }
    if (problem.endsWith("but got {")) {
      return BRACE;
    }
    if (KNOWN.matcher(problem).matches()) {
      return problem;
    }
    return ofCharacter();
  }

  private String ofCharacter() {
    if (problem.contains("cannot start any token")) {
      return "a value cannot begin with this character; quote it to mean it";
    }
    if (problem.contains("escape")) {
      return "no such escape after a backslash; in single quotes it stands for itself";
    }
    if (context.endsWith("alias")) {
      return ALIAS;
    }
    if (context.endsWith("anchor")) {
      return ANCHOR;
    }
    return problem.contains("tag") || context.endsWith("a tag") ? TAG : OTHER;
  }
}
