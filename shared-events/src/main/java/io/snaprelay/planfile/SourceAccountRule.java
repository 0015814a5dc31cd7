package io.snaprelay.planfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Of databases in another account snapshots are taken, copied and restored, and nothing else: its
 * roles let nobody change what SnapRelay has not made there.
 */
final class SourceAccountRule implements PlanRule {
  private static final List<String> OURS = List.of("fresh", "good");
  private static final String IF_HOME =
      "; if that is the account that SnapRelay runs in, leave it out";

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Set<String> owners = Owners.of(plan, databases).named();
    owners.stream().findFirst().ifPresent(first -> check(plan, first, owners, findings));
  }

  private static void check(Field plan, String owner, Set<String> owners, Findings findings) {
    Field mode = plan.at("restore").at("mode");
    if (mode.is(RestoreRule.CUTOVER)) {
      refuse(
          mode,
          "production of account %s is not cut over: no role there allows it",
          owner,
          findings);
    }
    source(plan, owner, findings);
    if (stays(RestoredCopy.account(plan), owners)) {
      refuse(
          plan.at("sanitize"),
          "nothing is masked in account %s: let verify.of name a copy whose account is that of SnapRelay",
          owner,
          findings);
    }
    if (stays(RestoredCopy.givenAccount(plan), owners)) {
      refuse(
          plan.at("export"),
          "nothing is exported in account %s: give the first copy the account of SnapRelay",
          owner,
          findings);
    }
  }

  /** A copy without an account of its own is where its database is. */
  private static boolean stays(Optional<String> account, Set<String> owners) {
    return account.filter(it -> !owners.contains(it)).isEmpty();
  }

  private static void source(Field plan, String owner, Findings findings) {
    Field source = plan.at("snapshot").at("source");
    boolean restores = Stream.of("verify", "restore").anyMatch(each -> plan.at(each).present());
    boolean picked = source.present() && OURS.stream().noneMatch(source::is);
    if (source.at("at").present()) {
      refuse(source, "no point in time is restored in account %s: write fresh", owner, findings);
    } else if (picked && restores && RestoredCopy.of(plan).isEmpty()) {
      refuse(
          source,
          "no snapshot that was only picked is restored in account %s: write fresh, or add a copy",
          owner,
          findings);
    }
  }

  private static void refuse(Field field, String why, String owner, Findings findings) {
    if (field.present()) {
      findings.refuseKey(field.path(), why.formatted(owner) + IF_HOME);
    }
  }
}
