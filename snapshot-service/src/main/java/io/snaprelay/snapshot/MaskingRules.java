package io.snaprelay.snapshot;

import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.KeptRules;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rules.RulesBundle;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.rules.ScriptTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The masking rules of a plan: read, checked and frozen before any run of it begins. Whether they
 * fit the database shows only where the database is.
 */
@ApplicationScoped
class MaskingRules {
  private final RulesText texts;
  private final KeptRules kept;

  MaskingRules(RulesText texts, Ledger ledger) {
    this.texts = texts;
    this.kept = new KeptRules(ledger);
  }

  /** The same record with its rules, or the refusal with everything that is wrong in them. */
  TriggerRecord freeze(TriggerRecord record) {
    return record.runs().stream()
        .flatMap(run -> run.plan().sanitize().stream())
        .findFirst()
        .map(sanitize -> freeze(record, sanitize))
        .orElse(record);
  }

  private TriggerRecord freeze(TriggerRecord record, Sanitize sanitize) {
    try {
      String text = texts.read(sanitize.rules());
      RulesReading reading = RulesReader.read(text, path -> script(sanitize.rules(), path));
      return reading instanceof RulesReading.Accepted good
          ? frozen(record, kept.keep(RulesBundle.of(text, good.rules()).text()))
          : refused(record, problems(sanitize, (RulesReading.Refused) reading));
    } catch (PlanText.Unreadable e) {
      String detail =
          "The rules file %s cannot be read: %s. plans.%s.sanitize.rules names it"
              .formatted(e.location(), e.getCause().getMessage(), record.plan());
      return refused(record, List.of(detail));
    }
  }

  /** Where rules lie in a folder, whatever folders are made of, their scripts lie in it too. */
  private String script(String rules, String path) throws ScriptTexts.Unreadable {
    int folder = Math.max(rules.lastIndexOf('/'), rules.startsWith("ssm:") ? 3 : -1);
    try {
      return texts.read(rules.substring(0, folder + 1) + path);
    } catch (PlanText.Unreadable e) {
      throw new ScriptTexts.Unreadable(
          "%s, looked for at %s".formatted(e.getCause().getMessage(), e.location()), e);
    }
  }

  private static List<String> problems(Sanitize sanitize, RulesReading.Refused wrong) {
    return wrong.problems().stream().map(each -> sanitize.rules() + ": " + each).toList();
  }

  private static TriggerRecord refused(TriggerRecord record, List<String> reasons) {
    List<Refusal> refusals =
        reasons.stream().map(each -> new Refusal(FailureCode.RULES_INVALID, each)).toList();
    return copy(record, List.of(), refusals);
  }

  private static TriggerRecord frozen(TriggerRecord record, String hash) {
    return copy(record, record.runs().stream().map(run -> run.masking(hash)).toList(), List.of());
  }

  private static TriggerRecord copy(
      TriggerRecord record, List<FrozenPlan> runs, List<Refusal> refusals) {
    return new TriggerRecord(
        record.id(), record.plan(), record.requestedAt(), runs, refusals, record.skipped());
  }
}
