package io.snaprelay.planfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Copies can be told apart, go to different places, and every hop begins at the snapshot. */
final class CopyNamesRule implements PlanRule {
  /** The words of {@code verify.of} that name no single copy. */
  private static final Set<String> RESERVED = Set.of("source", "copy");

  /** {@code copy-<name>} is a step's name, of at most 32 characters. */
  private static final int LONGEST = 27;

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Map<String, Field> byName = new LinkedHashMap<>();
    for (Field target : SnapshotBinding.targets(plan.at("copy"))) {
      label(target).ifPresent(name -> checkName(name, target, byName, findings));
    }
    byName.values().forEach(target -> checkFrom(target, byName, findings));
    checkPlaces(byName, findings);
  }

  private static void checkName(
      String name, Field target, Map<String, Field> byName, Findings findings) {
    if (RESERVED.contains(name)) {
      findings.refuse(
          target.at("name").path(),
          "'%s' means something else in verify.of: name it otherwise".formatted(name));
    }
    if (name.length() > LONGEST && !target.at("name").present()) {
      findings.refuse(
          target.path(),
          "'%s' is too long for the name of a step: add a name of at most %d characters"
              .formatted(name, LONGEST));
    }
    if (byName.putIfAbsent(name, target) != null) {
      findings.refuse(
          target.path(), "another copy is named '%s' too: give each its own name".formatted(name));
    }
  }

  private static void checkFrom(Field target, Map<String, Field> byName, Findings findings) {
    Optional<String> from = target.at("from").text();
    if (from.isPresent() && !byName.containsKey(from.get())) {
      findings.refuse(
          target.at("from").path(),
          "no copy of this plan is named '%s': the names are %s"
              .formatted(from.get(), String.join(", ", byName.keySet())));
    }
    if (isInCircle(target, byName)) {
      findings.refuse(
          target.at("from").path(),
          "these hops go in a circle: leave from out where the copy is of the run's own snapshot");
    }
  }

  private static boolean isInCircle(Field target, Map<String, Field> byName) {
    Set<Field> passed = new HashSet<>();
    Optional<Field> at = Optional.of(target);
    while (at.isPresent()) {
      if (!passed.add(at.get())) {
        return true;
      }
      at = at.get().at("from").text().map(byName::get);
    }
    return false;
  }

  /** The same snapshot twice in one place and under one key is paid twice for nothing. */
  private static void checkPlaces(Map<String, Field> byName, Findings findings) {
    Map<List<String>, String> places = new LinkedHashMap<>();
    byName.forEach(
        (name, target) -> {
          String other = places.putIfAbsent(place(target, byName), name);
          if (other != null) {
            findings.refuse(
                target.at("region").path(),
                "'%s' goes to the same region and account under the same key: leave one out"
                    .formatted(other));
          }
        });
  }

  private static List<String> place(Field target, Map<String, Field> byName) {
    List<String> place = new ArrayList<>();
    place.add(target.at("region").text().orElse(""));
    place.add(account(target, byName));
    place.add(target.at("kmsKey").text().orElse(""));
    return place;
  }

  /** Whose a copy becomes; empty if that is whose its source is. */
  static String account(Field target, Map<String, Field> byName) {
    Set<Field> passed = new HashSet<>();
    Optional<Field> at = Optional.of(target);
    while (at.isPresent() && passed.add(at.get())) {
      Optional<String> account = at.get().at("account").text();
      if (account.isPresent()) {
        return account.get();
      }
      at = at.get().at("from").text().map(byName::get);
    }
    return "";
  }

  static Optional<String> label(Field target) {
    String account = target.at("account").text().map("-"::concat).orElse("");
    return target
        .at("name")
        .text()
        .or(() -> target.at("region").text().map(region -> region + account));
  }
}
