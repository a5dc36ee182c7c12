package io.github.pgbailiff.executor;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.authorization.Verdict;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.Catalog;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows long answers a page at a time. */
final class Paging {
  private static final Logger LOG = LoggerFactory.getLogger(Paging.class);

  private final Authorizer authorizer;
  private final Catalog catalog;
  private final Snapshots snapshots;

  Paging(Authorizer authorizer, Catalog catalog, Snapshots snapshots) {
    this.authorizer = authorizer;
    this.catalog = catalog;
    this.snapshots = snapshots;
  }

  /** A page with buttons to the others; without them when it cannot be kept. */
  Reply show(Asker asker, Snapshot snapshot, int page) {
    try {
      return snapshot.page(snapshots.keep(asker, snapshot), page);
    } catch (StoreException e) {
      LOG.warn("an answer has no pages to turn: {}", e.getMessage());
      return new Reply.Presented(
          Paged.page(snapshot.report(), snapshot.rows(), page), snapshot.presentation());
    }
  }

  /** What somebody gets who turns a page, or wants all of it as a file. */
  Reply press(Asker asker, Press press) {
    Optional<Snapshot> found = snapshots.find(asker, press.id());
    if (found.isEmpty()) {
      return Refusals.usage(
          "page: the list was kept for 15 minutes, and for whoever asked for it; ask again");
    }
    Snapshot snapshot = found.get();
    return denied(asker, snapshot)
        .<Reply>map(Refusals::denied)
        .orElseGet(() ->
            press.action() == Press.Action.CSV
                ? snapshot.file()
                : snapshot.page(press.id(), Math.clamp(press.version(), 1, 10_000)));
  }

  /** Rights may be gone since it was asked. */
  private Optional<Verdict.Denied> denied(Asker asker, Snapshot snapshot) {
    return catalog.verbs().stream()
        .filter(verb -> verb.name().equals(snapshot.verb()))
        .flatMap(verb ->
            catalog.clusters().stream()
                .filter(cluster -> snapshot.clusters().contains(cluster.name()))
                .flatMap(cluster -> denied(asker, verb, cluster).stream()))
        .findFirst();
  }

  private Optional<Verdict.Denied> denied(Asker asker, Declaration verb, Cluster cluster) {
    return authorizer.decide(asker, verb, cluster) instanceof Verdict.Denied denied
        ? Optional.of(denied)
        : Optional.empty();
  }
}
