package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.TextBlocks;
import io.github.pgbailiff.chat.text.ToneMark;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An overview as a Home tab. What does not fit is left out from the end and said to be; the buttons
 * of the tab itself always fit.
 */
public final class HomeView {
  /** Blocks of a tab, of the 100 that Slack takes; the others are for what must not be cut. */
  private static final int BLOCKS = 90;

  private static final SlackLayout LAYOUT = new SlackLayout(View.DEFAULT, false);

  private final List<ObjectNode> blocks = new ArrayList<>();
  private int numbers;
  private int left;

  private HomeView() {}

  /** A button of the tab itself. */
  public enum Act {
    REFRESH("Refresh", Optional.empty()),
    FIND("Find a session…", Optional.empty()),
    DRAIN("Drain a database…", Optional.empty()),
    LOCKS("Lock tree", Optional.of("locks")),
    HELP("Help", Optional.of("help"));

    private static final String PREFIX = "home-";

    private final String label;
    private final Optional<String> command;

    Act(String label, Optional<String> command) {
      this.label = label;
      this.command = command;
    }

    /** What it stands for as if it were typed; empty for one that opens or refreshes. */
    public Optional<String> command() {
      return command;
    }

    /** The act that a button's id names. */
    public static Optional<Act> of(String action) {
      return Arrays.stream(values()).filter(it -> it.id().equals(action)).findFirst();
    }

    private String id() {
      return PREFIX + name();
    }

    private ObjectNode button() {
      ObjectNode element = BlockKit.node().put("type", "button").put("action_id", id());
      element.set("text", BlockKit.plain(label, BlockKitLimits.BUTTON_TEXT));
      return element;
    }
  }

  /** The view. */
  public static ObjectNode of(Overview overview) {
    var home = new HomeView();
    overview.words().forEach(home::words);
    if (!overview.shelves().isEmpty()) {
      home.blocks.add(
          BlockKit.actions("home", Arrays.stream(Act.values()).map(Act::button).toList()));
    }
    overview.shelves().forEach(home::shelf);
    return home.view();
  }

  private ObjectNode view() {
    if (left > 0) {
      blocks.add(BlockKit.context("… and " + left + " more that do not fit here"));
    }
    ObjectNode view = BlockKit.node().put("type", "home");
    ArrayNode array = view.putArray("blocks");
    blocks.forEach(array::add);
    return view;
  }

  private void words(String text) {
    String cut = BlockKitLimits.cut(PlainText.lines(text), BlockKitLimits.PLAIN_TEXT);
    blocks.add(BlockKit.paragraph(List.of(BlockKit.text(cut, false))));
  }

  private void shelf(Overview.Shelf shelf) {
    if (!fits(1 + shelf.notes().size())) {
      left += shelf.cards().size();
      return;
    }
    blocks.add(BlockKit.header(shelf.title()));
    shelf.cards().forEach(this::card);
    shelf.notes().forEach(note -> blocks.add(BlockKit.context(note)));
  }

  private boolean fits(int more) {
    return blocks.size() + more <= BLOCKS;
  }

  private void card(Reply.Card card) {
    var message = new SlackComposition();
    if (!card.title().isEmpty()) {
      String title = ToneMark.before(card.tone(), PlainText.oneLine(card.title()));
      String cut = BlockKitLimits.cut(title, BlockKitLimits.PLAIN_TEXT);
      message.addFirst(BlockKit.paragraph(List.of(BlockKit.text(cut, true))));
    }
    if (!card.buttons().isEmpty()) {
      message.addAtEnd(SlackRenderer.buttons("buttons", card.buttons()));
    }
    message.add(TextBlocks.of(card.report(), LAYOUT));
    List<ObjectNode> made = message.finished(card.title()).blocks();
    if (fits(made.size())) {
      made.stream().map(this::numbered).forEach(blocks::add);
    } else {
      left++;
    }
  }

  /** What has an id within its card has one within the tab. */
  private ObjectNode numbered(ObjectNode block) {
    return block.has("block_id") ? block.put("block_id", "card-" + numbers++) : block;
  }
}
