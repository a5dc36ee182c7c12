package io.github.pgbailiff.reply;

import java.util.List;
import java.util.stream.Stream;

/** A button of a card. */
public record Button(String label, Style style, Press press) {

  /** The look of a button; it never changes what the button does. */
  public enum Style {
    PLAIN,
    PRIMARY,
    DANGER
  }

  /** All buttons of a reply, in the order in which they are shown. */
  public static List<Button> of(Reply reply) {
    return switch (reply) {
      case Reply.Report report ->
          report.findings().stream().flatMap(it -> it.buttons().stream()).toList();
      case Reply.Card card ->
          Stream.concat(of(card.report()).stream(), card.buttons().stream()).toList();
      case Reply.Presented presented -> of(presented.reply());
      case Reply.Refusal _, Reply.Question _, Reply.Attachment _ -> List.of();
    };
  }
}
