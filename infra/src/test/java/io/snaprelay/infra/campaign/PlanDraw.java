package io.snaprelay.infra.campaign;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plans as somebody might write them: any sections that go together. */
final class PlanDraw {
  static final int PLANS = 8;

  private final Draw draw;

  PlanDraw(Draw draw) {
    this.draw = draw;
  }

  /** The text of a plan file with {@link #PLANS} plans, {@code plan-0} and so on. */
  String file() {
    String databases =
        Estate.DATABASES.stream()
            .map(name -> "  %s: { instance: %s, region: eu-west-1 }%n".formatted(name, name))
            .collect(Collectors.joining());
    String plans =
        IntStream.range(0, PLANS)
            .mapToObj(number -> "  plan-%d:%n%s%n".formatted(number, plan(number)))
            .collect(Collectors.joining());
    return "databases:\n" + databases + "plans:\n" + plans;
  }

  /** The first is proved whatever is drawn: without any proof much would hold by itself. */
  private String plan(int number) {
    boolean proved = number == 0 || draw.chance(0.25);
    boolean copied = proved || draw.chance(0.6);
    boolean kept = draw.chance(0.6);
    String source = source(proved);
    boolean shareable = copied || source.equals("fresh");
    return Stream.of(
            List.of("databases: [" + (proved ? Estate.PROVABLE : databases()) + "]"),
            List.of("overlap: " + draw.oneOf("skip", "queue")),
            List.of("snapshot: { source: " + source + " }"),
            some(draw.chance(0.15), "limits: { deadline: " + draw.oneOf("1m", "2m") + " }"),
            some(copied, "copy: { region: eu-central-1, kmsKey: alias/dr }"),
            some(shareable && draw.chance(0.3), "share: { accounts: [\"" + account() + "\"] }"),
            some(proved, "verify: { instanceClass: db.t4g.medium, mode: quick }"),
            some(kept, retain(copied)))
        .flatMap(List::stream)
        .map(line -> "    " + line)
        .collect(Collectors.joining("\n"));
  }

  private String databases() {
    return String.join(
        ", ", draw.chance(0.3) ? Estate.UNPROVABLE : List.of(draw.oneOf(Estate.UNPROVABLE)));
  }

  private String account() {
    return draw.chance(0.8) ? Estate.LET_IN : Estate.SHUT_OUT;
  }

  private String source(boolean proved) {
    return proved ? "fresh" : draw.oneOf("fresh", "fresh", "latest", "oldest", "random");
  }

  private String retain(boolean copied) {
    return copied
        ? draw.oneOf(
            "retain: { copies: { last: 1 } }", "retain: { source: 1m, copies: { last: 2 } }")
        : "retain: { source: 1m }";
  }

  private static List<String> some(boolean there, String line) {
    return there ? List.of(line) : List.of();
  }
}
