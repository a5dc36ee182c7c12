package io.github.pgbailiff.invocation;

import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Press;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that somebody typed or pressed.
 *
 * @param attestedRoles ids of the groups that the platform itself vouches for with this very
 *     delivery; empty where membership has to be looked up
 * @param defaultCluster the cluster that the place stands for
 * @param readOnly why nothing may be changed from this place, and the remedy: it is shared with
 *     another organisation, or announcements cannot be posted there; empty where it may
 */
public record Invocation(
    Actor actor,
    Place place,
    Optional<Set<String>> attestedRoles,
    Optional<String> defaultCluster,
    Optional<String> readOnly,
    Input input) {

  /** From a place where changes are welcome. */
  public Invocation(
      Actor actor,
      Place place,
      Optional<Set<String>> attestedRoles,
      Optional<String> defaultCluster,
      Input input) {
    this(actor, place, attestedRoles, defaultCluster, Optional.empty(), input);
  }

  /** The same person in the same place with another input. */
  public Invocation with(Input other) {
    return new Invocation(actor, place, attestedRoles, defaultCluster, readOnly, other);
  }

  /** The same person with the same input in another place. */
  public Invocation at(Place other) {
    return new Invocation(actor, other, attestedRoles, defaultCluster, readOnly, input);
  }

  /** The form in which it arrived. */
  public sealed interface Input {
    /** A line of text, still to be split into words. */
    record Text(String text) implements Input {}

    /**
     * Words that a shell, typed options or a menu have split already.
     *
     * @param seen the sessions among them that were chosen from a list, as it showed them
     */
    record Words(List<String> words, List<SeenSession> seen) implements Input {
      public Words {
        words = List.copyOf(words);
        seen = List.copyOf(seen);
      }

      /** Typed by somebody. */
      public Words(List<String> words) {
        this(words, List.of());
      }
    }

    /**
     * Rows of a list, chosen in a menu.
     *
     * @param action what is to become of them
     * @param handles what the menu carries; it may be forged
     */
    record Chosen(Press.Action action, List<String> handles) implements Input {
      public Chosen {
        handles = List.copyOf(handles);
      }
    }

    /**
     * A button, with the answers to its question where it asks one.
     *
     * @param answers by the name of the question's input
     */
    record Pressed(Press press, Map<String, String> answers) implements Input {
      public Pressed {
        answers = Map.copyOf(answers);
      }
    }
  }
}
