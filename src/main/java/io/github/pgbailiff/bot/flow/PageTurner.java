package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.page.OfferedSteps;
import io.github.pgbailiff.page.Pages;
import io.github.pgbailiff.page.StoredAnswer;
import io.github.pgbailiff.page.StoredAnswers;
import io.github.pgbailiff.page.ViewOptions;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.plan.Services;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of long answers, shown one at a time. */
public final class PageTurner {
  private static final Logger LOG = LoggerFactory.getLogger(PageTurner.class);

  /** A command that a sentence can hold. */
  private static final int SHORT = 200;

  private final Authorizer authorizer;
  private final Services catalog;
  private final StoredAnswers snapshots;
  private final Denials denials;
  private final boolean endsWithAnswer;

  /**
   * @param endsWithAnswer whether nobody can press anything in this process
   */
  public PageTurner(
      Authorizer authorizer,
      Services catalog,
      StoredAnswers snapshots,
      Denials denials,
      boolean endsWithAnswer) {
    this.authorizer = authorizer;
    this.catalog = catalog;
    this.snapshots = snapshots;
    this.denials = denials;
    this.endsWithAnswer = endsWithAnswer;
  }

  /**
   * The answer as the command wants it shown.
   *
   * @param isPage whether it is the wanted page already
   */
  Reply present(Asked asked, Reply reply, boolean isPage) {
    var wanted = ViewOptions.of(asked.command(), room(asked));
    var options = isPage ? wanted.ofPage() : wanted;
    return options.present(
        reply instanceof Reply.Report report ? told(asked, report) : reply,
        new ViewOptions.Kept() {
          @Override
          public Reply pages(Reply.Report report, int page) {
            return show(asked.asker(), stored(asked, options, report), page);
          }

          @Override
          public Reply.Report choices(Reply.Report report) {
            return offer(asked.asker(), stored(asked, options, report));
          }
        });
  }

  private Reply.Report told(Asked asked, Reply.Report report) {
    return AskedWords.below(
        new OfferedSteps(authorizer, catalog.verbs(), catalog.clusters()).of(report, asked.asker()),
        asked);
  }

  private ViewOptions.Room room(Asked asked) {
    if (asked.invocation().place().host().isEmpty()) {
      return ViewOptions.Room.CHAT;
    }
    return endsWithAnswer ? ViewOptions.Room.OUTPUT : ViewOptions.Room.TERMINAL;
  }

  private StoredAnswer stored(Asked asked, ViewOptions options, Reply.Report report) {
    List<String> clusters = asked.clusterNames();
    return new StoredAnswer(
        asked.verb(),
        CanonicalText.of(asked.command()),
        clusters,
        rights(asked.asker(), asked.verb(), clusters),
        options.rows().orElse(Integer.MAX_VALUE),
        options.presentation(),
        options.again(),
        report);
  }

  /** The answer with handles of its rows; without them when they cannot be kept. */
  Reply.Report offer(Asker asker, StoredAnswer snapshot) {
    try {
      return snapshot.offered(snapshots.keep(asker, snapshot.ofChoices()));
    } catch (StoreException e) {
      LOG.warn("an answer has no menu: {}", e.getMessage());
      return snapshot.report();
    }
  }

  /** A page with buttons to the others; without them when it cannot be kept. */
  public Reply show(Asker asker, StoredAnswer snapshot, int page) {
    try {
      return snapshot.page(snapshots.keep(asker, snapshot), page);
    } catch (StoreException e) {
      LOG.warn("an answer has no pages to turn: {}", e.getMessage());
      return new Reply.Presented(
          Pages.page(snapshot.report(), snapshot.rows(), page), snapshot.presentation());
    }
  }

  /** What somebody gets who turns a page, or wants all of it as a file. */
  public Reply press(Speaker by, Press press, Optional<String> defaultCluster) {
    Optional<StoredAnswer> found = find(by.asker(), press.id());
    if (found.isEmpty()) {
      return unkept(by, press.id(), defaultCluster);
    }
    StoredAnswer snapshot = found.get();
    if (!rights(by.asker(), snapshot.verb(), snapshot.clusters()).equals(snapshot.rights())) {
      return denials.of(by, snapshot);
    }
    return press.action() == Press.Action.CSV
        ? snapshot.file()
        : snapshot.page(press.id(), Math.clamp(press.version(), 1, 10_000));
  }

  /** An answer that is still theirs. */
  public Optional<StoredAnswer> find(Asker asker, String id) {
    return snapshots.find(asker, id);
  }

  /** What somebody gets who wants an answer that is not kept for them; it is on the record. */
  public Reply unkept(Speaker by, String id, Optional<String> defaultCluster) {
    String command =
        snapshots
            .late(by.asker(), id)
            .filter(it -> it.length() <= SHORT)
            .orElse("sessions " + defaultCluster.orElse("CLUSTER"));
    return denials.ofUnkept(
        by,
        ("list: this list is too old, or was never yours: lists are kept for 15 minutes, for"
                + " whoever asked; ask again with: %s")
            .formatted(command));
  }

  /**
   * What the asker may see of an answer, as a text: other rights make another one, and then nothing
   * of the old answer is shown.
   *
   * @param clusters none where the answer is about all
   */
  String rights(Asker asker, String verb, List<String> clusters) {
    return catalog.clusters().stream()
        .filter(it -> clusters.isEmpty() || clusters.contains(it.name()))
        .map(it -> it.name() + ": " + rights(asker, verb, it))
        .collect(Collectors.collectingAndThen(Collectors.joining("\n"), PageTurner::digest));
  }

  private String rights(Asker asker, String verb, Cluster cluster) {
    Stream<Limits> ofVerb =
        catalog.verbs().stream()
            .filter(it -> it.name().equals(verb))
            .map(it -> authorizer.limits(asker, it, cluster));
    Limits reading = authorizer.limits(asker, Effect.READ.word(), cluster);
    return Stream.concat(ofVerb, Stream.of(reading))
        .map(Limits::words)
        .collect(Collectors.joining("; "));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
