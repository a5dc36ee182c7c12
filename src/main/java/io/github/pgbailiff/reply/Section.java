package io.github.pgbailiff.reply;

import java.util.List;

/**
 * A part of a report, about one cluster or one thing.
 *
 * @param facts the head line; the first that programs see tells the section from others
 * @param notes sentences below, for people only
 */
public record Section(List<Field> facts, List<Body> bodies, List<String> notes) {
  public Section {
    facts = List.copyOf(facts);
    bodies = List.copyOf(bodies);
    notes = List.copyOf(notes);
  }

  /** The same for programs only. */
  public Section forPrograms() {
    return new Section(
        facts.stream()
            .filter(it -> it.column().show().inData())
            .map(it -> new Field(it.column().forPrograms(), it.value()))
            .toList(),
        bodies.stream().map(Body::forPrograms).toList(),
        List.of());
  }
}
