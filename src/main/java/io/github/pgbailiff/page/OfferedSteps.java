package io.github.pgbailiff.page;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Step;
import java.util.List;
import java.util.Optional;

/** The next steps of an answer that whoever asks may take: nothing else is offered to them. */
public record OfferedSteps(Authorizer authorizer, List<Declaration> verbs, List<Cluster> clusters) {

  public Reply.Report of(Reply.Report report, Asker asker) {
    return report.finding(
        report.findings().stream()
            .map(it -> new Finding(it.mark(), it.sentence(), steps(it, asker), it.buttons()))
            .toList());
  }

  private List<Step> steps(Finding finding, Asker asker) {
    return finding.steps().stream().filter(it -> may(it, asker)).toList();
  }

  private boolean may(Step step, Asker asker) {
    List<String> words = step.words();
    Optional<Declaration> verb =
        verbs.stream().filter(it -> it.name().equals(words.getFirst())).findFirst();
    Optional<Cluster> cluster =
        clusters.stream()
            .filter(it -> words.size() > 1 && it.name().equals(words.get(1)))
            .findFirst();
    return verb.filter(it ->
            cluster
                .map(at -> authorizer.limits(asker, it, at).leaveSomething())
                .orElseGet(() -> authorizer.allowsSomewhere(asker, it, clusters)))
        .isPresent();
  }
}
