package io.snaprelay.planfile;

import java.util.List;

/** A masked database never stays, and what only one mode has stands with that mode. */
final class RestoreRule implements PlanRule {
  static final String CUTOVER = "cutover";
  static final String DISASTER = "dr";

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field restore = plan.at("restore");
    Field mode = restore.at("mode");
    if (plan.at("sanitize").present() && restore.present()) {
      masked(restore, findings);
    }
    for (String field : List.of("approve", "hold")) {
      if (!mode.is(CUTOVER) && restore.at(field).present()) {
        findings.warn(restore.at(field).path(), "only a cutover has it: remove it");
      }
    }
    for (String field : List.of("region", "drill")) {
      if (!mode.is(DISASTER) && restore.at(field).present()) {
        findings.refuseKey(
            restore.at(field).path(),
            "only disaster recovery has it: write mode: dr, or remove it");
      }
    }
    key(plan, databases, findings);
    options(plan, databases, findings);
  }

  /** In a drill nothing stays: what was proved may be masked before it is deleted. */
  private static void masked(Field restore, Findings findings) {
    Field mode = restore.at("mode");
    if (mode.is(CUTOVER)) {
      findings.refuse(
          mode.path(),
          "sanitize and cutover exclude each other, a masked database would become production:"
              + " write two plans");
    } else if (!restore.at("drill").is("true")) {
      findings.refuse(
          mode.path(),
          "sanitize and a restore that stays exclude each other, there is one database and it"
              + " would be masked: write two plans");
    }
  }

  /**
   * Instances beside it may have one, but that of a cluster cannot be chosen (RDS API Reference,
   * RestoreDBClusterFromSnapshot, "OptionGroupName").
   */
  private static void options(Field plan, Field databases, Findings findings) {
    Field group = plan.at("restore").at("optionGroup");
    List<String> names = plan.at("databases").texts();
    boolean clusters =
        !names.isEmpty()
            && names.stream().allMatch(name -> databases.at(name).at("cluster").present());
    if (group.present() && clusters) {
      findings.refuseKey(
          group.path(), "RDS lets nobody choose the option group of a DB cluster: remove it");
    }
  }

  /**
   * RestoreDBInstanceFromDBSnapshot has no KmsKeyId, RestoreDBClusterFromSnapshot has one (RDS API
   * Reference).
   */
  private static void key(Field plan, Field databases, Findings findings) {
    Field key = plan.at("restore").at("kmsKey");
    boolean instance =
        plan.at("databases").texts().stream()
            .anyMatch(name -> databases.at(name).at("instance").present());
    if (key.present() && (instance || plan.at("select").present())) {
      findings.refuseKey(
          key.path(),
          "RDS restores a DB instance under the key of its snapshot: write copy.kmsKey instead");
    }
  }
}
