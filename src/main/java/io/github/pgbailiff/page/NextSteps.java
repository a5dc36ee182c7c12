package io.github.pgbailiff.page;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The buttons of the next steps that a stored answer offers: the answer's id and the number of a
 * step are all that they carry.
 */
public final class NextSteps {
  private NextSteps() {}

  /** The answer with a button for each step. */
  static Reply.Report on(Reply.Report report, String id) {
    List<Finding> findings = new ArrayList<>();
    int number = 1;
    for (Finding finding : report.findings()) {
      List<Button> buttons = new ArrayList<>();
      for (Step step : finding.steps()) {
        buttons.add(new Button(step.label(), step.style(), new Press(Action.STEP, id, number++)));
      }
      buttons.addAll(finding.buttons());
      findings.add(new Finding(finding.mark(), finding.sentence(), finding.steps(), buttons));
    }
    return report.finding(findings);
  }

  /** The answer with buttons that ask for it once more: below its only finding, or below all. */
  static Reply.Report again(Reply.Report report, String id, List<Action> actions) {
    List<Finding> findings = new ArrayList<>(report.findings());
    if (findings.isEmpty() || actions.isEmpty()) {
      return report;
    }
    List<Button> buttons = actions.stream().map(it -> button(it, id)).toList();
    if (findings.size() == 1) {
      findings.set(0, findings.getFirst().with(buttons));
    } else {
      findings.add(new Finding(Mark.NONE, List.of(), List.of(), buttons));
    }
    return report.finding(findings);
  }

  private static Button button(Action action, String id) {
    String label =
        switch (action) {
          case SHARE -> "Show to channel";
          case CSV -> "CSV";
          default -> "Refresh";
        };
    return new Button(label, Style.PLAIN, new Press(action, id, 0));
  }

  /** No more of the answer's findings than their steps, in their order. */
  static List<Finding> choices(Reply.Report report) {
    return report.findings().stream()
        .filter(it -> !it.steps().isEmpty())
        .map(it -> new Finding(it.mark(), List.of(), it.steps(), List.of()))
        .toList();
  }

  /** The step of that number. */
  public static Optional<Step> step(Reply.Report report, long number) {
    return report.findings().stream()
        .flatMap(it -> it.steps().stream())
        .skip(Math.max(0, number - 1))
        .findFirst()
        .filter(_ -> number > 0);
  }
}
