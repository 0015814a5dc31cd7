package io.snaprelay.planfile;

/**
 * What is masked was proved before. Masking ends with a search that finds no original, and a table
 * that was lost on the way holds none either: only the proof tells the one from the other.
 *
 * <p>What is given away is encrypted with a key of its own: whoever may use production's key could
 * read production's snapshots too (RDS User Guide, "Sharing a DB snapshot": sharing an encrypted
 * snapshot means sharing its key, and the default key cannot be shared).
 */
final class SanitizeRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field sanitize = plan.at("sanitize");
    Field share = sanitize.at("share");
    Field key = sanitize.at("kmsKey");
    if (sanitize.present() && !plan.at("verify").present()) {
      findings.refuse(
          sanitize.path(),
          "nobody would know whether what is masked and given away is whole: add verify with"
              + " instanceClass; mode: quick only counts the rows");
    }
    if (share.present() && !key.present()) {
      findings.refuse(
          share.path(),
          "whoever restores it needs its key, and that must not be production's: add kmsKey");
    }
    key.text()
        .filter(text -> text.contains("alias/aws/") && share.present())
        .ifPresent(text -> findings.refuse(key.path(), KmsKeyRule.notShareable(text)));
  }
}
