package io.snaprelay.planfile;

import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Verify;
import io.snaprelay.plan.Verify.Scope;

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
        field.at("checks").items().stream().map(CheckBinding::of).toList(),
        scope(field));
  }

  private static Scope scope(Field field) {
    return new Scope(
        field.at("mode").constant(Verify.Mode.class).orElse(Scope.USUAL.mode()),
        field.at("heartbeat").text(),
        field
            .at("rowCounts")
            .at("mayShrink")
            .map(RestoreBinding::percent)
            .orElse(Scope.USUAL.mayShrink()),
        field.at("rowCounts").at("except").texts(),
        field.at("appendOnly").texts(),
        field.at("dropped").texts());
  }

  private static int percent(Field field) {
    return Integer.parseInt(field.required().replace("%", ""));
  }

  static Sanitize sanitize(Field field) {
    return new Sanitize(
        field.at("rules").required(),
        field.at("kmsKey").text(),
        field.at("share").texts(),
        field.at("keep").integer());
  }
}
