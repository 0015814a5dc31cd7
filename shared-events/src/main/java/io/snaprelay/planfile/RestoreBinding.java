package io.snaprelay.planfile;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Verify;

/** The sections about restored databases. */
final class RestoreBinding {
  private RestoreBinding() {}

  static Verify verify(Field field) {
    return new Verify(
        field.at("of").constant(Verify.Subject.class),
        field.at("rto").duration(),
        field.at("rpo").duration(),
        field.at("instanceClass").required(),
        field.at("keepOnFailure").duration(),
        field.at("login").text(),
        field.at("checks").items().stream().map(CheckBinding::of).toList());
  }

  static Sanitize sanitize(Field field) {
    return new Sanitize(
        field.at("rules").required(),
        field.at("key").text(),
        field.at("kmsKey").text(),
        field.at("share").texts(),
        field.at("keep").integer());
  }

  static Restore restore(Field field) {
    return new Restore(
        field.at("mode").constant(Mode.class).orElseThrow(),
        field.at("approve").constant(Approval.class).orElse(Approval.MANUAL),
        field.at("hold").duration());
  }
}
