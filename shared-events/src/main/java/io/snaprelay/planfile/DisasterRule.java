package io.snaprelay.planfile;

import java.util.Optional;
import java.util.stream.Stream;

/** Disaster recovery happens elsewhere, and from what is there when the source is not. */
final class DisasterRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field restore = plan.at("restore");
    if (restore.at("mode").is(RestoreRule.DISASTER)) {
      region(plan, databases, findings);
      source(plan, findings);
      drill(plan, findings);
    }
  }

  private static void region(Field plan, Field databases, Findings findings) {
    Field region = plan.at("restore").at("region");
    Field copied = RestoredCopy.of(plan).map(copy -> copy.at("region")).orElse(Field.MISSING);
    if (plan.at("copy").present() && plan.at("verify").at("of").is("source")) {
      findings.refuse(
          plan.at("verify").at("of").path(),
          "the source's snapshot is in the region of the disaster: write copy");
      return;
    }
    if (!region.present() && !copied.present()) {
      findings.refuseKey(
          plan.at("restore").path(), "in which region: add region, or a copy section with one");
    }
    if (region.present() && copied.present() && !copied.is(region.text().orElse(""))) {
      findings.refuse(
          region.path(), "the copy goes to another region: write the same one, or remove it");
    }
    Optional<String> there = region.text().or(copied::text);
    if (RestoredCopy.account(plan).isPresent()) {
      // What befalls an account need not befall another one in the same region.
      return;
    }
    plan.at("databases").texts().stream()
        .filter(
            name -> there.filter(where -> databases.at(name).at("region").is(where)).isPresent())
        .forEach(
            name -> findings.refuse(region.present() ? region.path() : copied.path(), at(name)));
  }

  private static String at(String database) {
    return "'%s' is in that region itself, and what befalls it befalls its restore: name another"
        .formatted(database);
  }

  private static void source(Field plan, Findings findings) {
    Field source = plan.at("snapshot").at("source");
    boolean needsTheSource = Stream.of("fresh", "automated", "event").anyMatch(source::is);
    if (!plan.at("copy").present() && (needsTheSource || source.at("at").present())) {
      findings.refuse(
          source.path(),
          "that is in the region of the disaster: write good for the newest good copy, or add a"
              + " copy section");
    }
  }

  private static void drill(Field plan, Findings findings) {
    Field drill = plan.at("restore").at("drill");
    if (drill.is("true") && !plan.at("verify").present()) {
      findings.refuseKey(drill.path(), "a drill that proves nothing: add a verify section");
    }
    if (drill.is("true") && !plan.at("verify").at("rto").present()) {
      findings.warn(drill.path(), "no objective is set for its RTO: add verify.rto");
    }
  }
}
