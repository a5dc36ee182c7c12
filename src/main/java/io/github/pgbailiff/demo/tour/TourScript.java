package io.github.pgbailiff.demo.tour;

import io.github.pgbailiff.demo.server.DemoPostgres;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The script of the tour: ann is on call, bob is a DBA. */
final class TourScript {
  /** How long a block of the tour holds. */
  private static final String SHORT_LEASE = "4s";

  private final DemoPostgres postgres;

  TourScript(DemoPostgres postgres) {
    this.postgres = postgres;
  }

  List<TourLine> lines() {
    return Stream.of(
            alerting(),
            looking(),
            approving(),
            denying(),
            expiring(),
            blocking(),
            draining(),
            recording())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TourLine> alerting() {
    return List.of(
        TourLine.after("rule held-up", "1")
            .opening("Nobody asked: the watch tells who holds others up. Ann presses Terminate…"),
        // The card of an alert may stand beside it: the number says which card is meant.
        TourLine.of("R-1.1"));
  }

  private List<TourLine> looking() {
    return List.of(
        new TourLine(
            Optional.of("The next one: who is connected, and who waits for whom"),
            Optional.of("A-1 on prod-eu is over"),
            () -> onceThereIsAQueue("sessions prod-eu")),
        TourLine.of("locks"),
        TourLine.of("alerts"));
  }

  private static List<TourLine> approving() {
    return List.of(
        TourLine.of("terminate app:cart reason:\"stuck deploy, INC-42\"")
            .opening("More than one: a DBA approves, and there is a reason"),
        TourLine.of("R-2.1"),
        TourLine.after("┃ R-2 · asked", "/as bob"),
        TourLine.of("approve R-2 prod-eu"));
  }

  private static List<TourLine> denying() {
    return List.of(
        TourLine.after("R-2: ", "/as ann").opening("A DBA may say no"),
        TourLine.of("terminate db:wiki reason:\"it is slow\""),
        TourLine.of("R-3.1"),
        TourLine.after("┃ R-3 · asked", "/as bob"),
        TourLine.of("deny R-3 reason:\"look at the locks first\""));
  }

  private static List<TourLine> expiring() {
    return List.of(
        TourLine.after("⛔ R-3 denied", "/as ann")
            .opening("Nobody answers, and the request expires"),
        TourLine.of("terminate app:invoice-run reason:\"month end\""),
        TourLine.of("R-4.1"),
        TourLine.after("⚪ R-4 is over", "requests"));
  }

  private static List<TourLine> blocking() {
    return List.of(
        TourLine.of("/as bob").opening("A database refuses connections, for a few seconds"),
        TourLine.of("block db:wiki for:" + SHORT_LEASE),
        TourLine.of("R-5.1"),
        TourLine.after("R-5: ", "blocks"));
  }

  private static List<TourLine> draining() {
    return List.of(
        TourLine.after("B-1 on prod-eu is lifted", "/as ann")
            .opening("Maintenance: nobody is left, and clients that reconnect stay out"),
        TourLine.of("drain prod-eu/wiki for:5m reason:\"9.4 upgrade\""),
        TourLine.of("R-6.1"),
        TourLine.after("┃ R-6 · asked", "/as bob"),
        TourLine.of("approve R-6 prod-eu"),
        TourLine.after("R-6: ", "sessions db:wiki state:any"),
        TourLine.of("unblock db:wiki"),
        TourLine.of("R-7.1"));
  }

  private static List<TourLine> recording() {
    return List.of(
        TourLine.after("R-7: ", "audit since:1h limit:12").opening("Everything is on the record"));
  }

  private String onceThereIsAQueue(String typed) {
    new LockQueue(postgres).await();
    return typed;
  }
}
