package io.github.pgbailiff.config.schema;

import io.github.pgbailiff.command.NearestWord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The objection to a single value that is not what its shape asks for.
 *
 * @param shown the value as it may be shown
 */
record ValueObjection(SchemaType shape, String shown) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  Optional<String> to(String value) {
    return switch (shape) {
      case SchemaType.Text text ->
          unless(
              text.pattern().isEmpty() || text.pattern().get().matcher(value).matches(),
              " is not " + text.form());
      case SchemaType.Choice choice ->
          among(choice.words(), value, " is none of " + String.join(" ", choice.words()));
      case SchemaType.WordOr either ->
          among(
              either.word().words(),
              value,
              " is neither %s nor a mapping such as {key: value}"
                  .formatted(String.join(" nor ", either.word().words())));
      case SchemaType.Flag _ ->
          unless(value.equals("true") || value.equals("false"), " is not true or false");
      case SchemaType.Count _ ->
          unless(DIGITS.matcher(value).matches(), " is not a whole number from 0 to 999999999");
      default -> Optional.empty();
    };
  }

  private Optional<String> unless(boolean right, String why) {
    return right ? Optional.empty() : Optional.of(shown + why);
  }

  private Optional<String> among(List<String> words, String value, String why) {
    return unless(words.contains(value), why + NearestWord.question(NearestWord.of(value, words)));
  }
}
