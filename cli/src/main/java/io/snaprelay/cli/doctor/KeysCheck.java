package io.snaprelay.cli.doctor;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Share;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every snapshot can be encrypted, copied and given away as the plans say. */
final class KeysCheck implements Check {
  @Override
  public String name() {
    return "keys";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    Keys keys = new Keys(estate, findings);
    for (Planned planned : estate.planned()) {
      if (estate.reaches(Spot.of(planned.database()))) {
        String subject = "plans." + planned.planName();
        findings.attempt(
            subject, () -> ofSource(planned, estate.source(planned.database()), estate, keys));
        for (Copy copy : planned.plan().copies()) {
          findings.attempt(
              planned.field(copy, "kmsKey"), () -> ofCopy(planned, copy, estate, keys, findings));
        }
        findings.attempt(subject, () -> ofGifts(planned, keys));
      }
    }
  }

  /** The key of production encrypts the run's own snapshot. */
  private static void ofSource(Planned planned, Optional<Source> source, Estate estate, Keys keys) {
    Optional<String> key = source.flatMap(Source::kmsKeyArn);
    if (key.isEmpty()) {
      return;
    }
    Spot spot = Spot.of(planned.database());
    List<String> readers = readers(planned, StepName.SNAPSHOT);
    List<String> pullers = pullers(planned, StepName.SNAPSHOT);
    boolean detour = !pullers.isEmpty() && passesThrough(planned, keys, spot, key.get());
    List<String> direct = new ArrayList<>(readers);
    if (!detour) {
      direct.addAll(pullers);
    }
    keys.need(planned.database().arn(), spot, key.get(), direct.stream().distinct().toList());
    if (detour) {
      String transit = estate.setup().transitKey();
      passages(planned)
          .forEach(passage -> keys.need("snaprelay.copy.transit-key", passage, transit, pullers));
    }
  }

  /** As the copy-service decides: what AWS's key encrypts, or what a run only picked. */
  private static boolean passesThrough(Planned planned, Keys keys, Spot spot, String key) {
    return planned.plan().snapshot().kind() != SnapshotSource.Kind.FRESH
        || keys.isManagedByAws(spot, key);
  }

  private static void ofCopy(
      Planned planned, Copy copy, Estate estate, Keys keys, Findings findings) {
    Copies copies = planned.copies();
    StepName step = copies.step(copy);
    String field = planned.field(copy, "kmsKey");
    List<String> others = new ArrayList<>(readers(planned, step));
    others.addAll(pullers(planned, step));
    if (copy.kmsKey().isPresent()) {
      keys.need(
          field, planned.spot(copy), copy.kmsKey().get(), others.stream().distinct().toList());
    } else if (isEncrypted(planned, copies.source(copy), estate)
        && !planned.spot(copies.source(copy)).equals(planned.spot(copy))) {
      findings.add(
          FindingCode.KEY_NOT_NAMED,
          field,
          "What is copied is encrypted, and its key does not leave %s"
              .formatted(planned.spot(copies.source(copy))),
          "Name a key of %s".formatted(planned.spot(copy)));
    }
  }

  private static boolean isEncrypted(Planned planned, StepName step, Estate estate) {
    return planned
        .copies()
        .madeBy(step)
        .map(
            copy ->
                copy.kmsKey().isPresent()
                    || isEncrypted(planned, planned.copies().source(copy), estate))
        .orElseGet(() -> estate.source(planned.database()).flatMap(Source::kmsKeyArn).isPresent());
  }

  /** The keys under which data leave: what is masked, and what is exported. */
  private static void ofGifts(Planned planned, Keys keys) {
    planned
        .plan()
        .sanitize()
        .ifPresent(
            masked ->
                masked
                    .kmsKey()
                    .ifPresent(
                        key ->
                            keys.need(
                                planned.field("sanitize.kmsKey"),
                                planned.site(),
                                key,
                                masked.share())));
    planned
        .plan()
        .export()
        .flatMap(export -> export.kmsKey())
        .ifPresent(
            key ->
                keys.need(
                    planned.field("export.kmsKey"),
                    planned.spot(Steps.given(planned.plan())),
                    key,
                    List.of()));
  }

  /** Who is to restore what a step makes. */
  private static List<String> readers(Planned planned, StepName step) {
    return planned
        .plan()
        .share()
        .filter(share -> Steps.given(planned.plan()).equals(step))
        .map(Share::accounts)
        .orElse(List.of());
  }

  /** Where it passes through on its way: in its own account, in the region that it goes to. */
  private static List<Spot> passages(Planned planned) {
    String owner = planned.database().account();
    return planned.copies().madeFrom(StepName.SNAPSHOT).stream()
        .map(planned::spot)
        .filter(spot -> !spot.account().equals(owner))
        .map(spot -> new Spot(owner, spot.region()))
        .distinct()
        .toList();
  }

  /** Who copies it into an account of its own. */
  private static List<String> pullers(Planned planned, StepName step) {
    return planned.copies().madeFrom(step).stream()
        .map(planned::spot)
        .map(Spot::account)
        .filter(account -> !account.equals(planned.spot(step).account()))
        .distinct()
        .toList();
  }
}
