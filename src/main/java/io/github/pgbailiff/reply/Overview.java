package io.github.pgbailiff.reply;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that concerns somebody at this moment, shelf by shelf.
 *
 * @param words sentences before everything else, such as that they have no role
 * @param looks whether they may look at any cluster
 */
public record Overview(List<String> words, List<Shelf> shelves, boolean looks) {
  /** The title of the shelf of standing blocks. */
  public static final String BLOCKS = "Standing blocks";

  public Overview {
    words = List.copyOf(words);
    shelves = List.copyOf(shelves);
  }

  /** One that only says something. */
  public static Overview saying(String sentence) {
    return new Overview(List.of(sentence), List.of(), false);
  }

  /** The same with one shelf more at its end. */
  public Overview then(Shelf shelf) {
    return new Overview(words, Stream.concat(shelves.stream(), Stream.of(shelf)).toList(), looks);
  }

  /** The same with other cards on the shelf of that title. */
  public Overview replacing(String title, List<Reply.Card> cards) {
    return new Overview(
        words,
        shelves.stream()
            .map(it -> it.title().equals(title) ? new Shelf(title, cards, it.notes()) : it)
            .toList(),
        looks);
  }

  /**
   * Things of one kind, the first that counts first.
   *
   * @param notes what there is to say besides, also that there is nothing
   */
  public record Shelf(String title, List<Reply.Card> cards, List<String> notes) {
    public Shelf {
      cards = List.copyOf(cards);
      notes = List.copyOf(notes);
    }
  }
}
